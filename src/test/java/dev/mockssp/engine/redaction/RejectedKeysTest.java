package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RejectedKeysTest {

    private static final String KEY = "sk-Ab/c\"9+é~%41";

    @Test
    void aKeyIsRemovedInEveryFormAndAllElseStays() {
        RejectedKeys keys = RejectedKeys.of(List.of(KEY));
        String json = Json.MAPPER.writeValueAsString(KEY);
        String inner = json.substring(1, json.length() - 1);
        for (String form : List.of(
                KEY,
                KEY.toUpperCase(java.util.Locale.ROOT).replace("É", "é"),
                inner,
                inner.replace("/", "\\/"),
                KEY.chars().mapToObj(c -> "\\u%04X".formatted(c)).collect(Collectors.joining()),
                URLEncoder.encode(KEY, UTF_8),
                URLEncoder.encode(inner, UTF_8),
                URLEncoder.encode(URLEncoder.encode(KEY, UTF_8), UTF_8),
                KEY.replace("~", "~0").replace("/", "~1"))) {
            assertThat(keys.removeFrom("x" + form + "y")).as(form).isEqualTo("x(key-not-kept)y");
            assertThat(new String(keys.removeFrom(("é" + form + "\n").getBytes(UTF_8)), UTF_8))
                    .as(form)
                    .isEqualTo("é(key-not-kept)\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void aKeyIsRemovedFromBase64(int before) {
        String text = "0123456789".substring(0, before) + "sk-123456789";
        RejectedKeys keys = RejectedKeys.of(List.of("sk-123456789"));
        for (Base64.Encoder encoder :
                List.of(Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())) {
            String code = encoder.encodeToString((text + ":more").getBytes(UTF_8));
            String kept = keys.removeFrom("a " + code + " b");
            assertThat(kept).startsWith("a ").endsWith("(key-not-kept) b").hasSizeLessThan(24);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "test, a test., a (key-not-kept).",
        "test, latest tests Test test2, latest tests Test test2",
        "test, \\ntest \\u0074est test, \\n(key-not-kept) (key-not-kept) (key-not-kept)",
        "abc, abc, abc",
        "12345678, x1234567890, x(key-not-kept)90",
        "aaaaaaaa, aaaaaaaaaaaaaaaaa, (key-not-kept)(key-not-kept)a"
    })
    void lengthDecidesWhereAKeyIsRemoved(String key, String text, String kept) {
        assertThat(RejectedKeys.of(List.of(key)).removeFrom(text)).isEqualTo(kept);
    }

    @Test
    void theLongestKeyIsRemoved() {
        RejectedKeys keys = RejectedKeys.of(List.of("sk-12345", "sk-123456789", "staging-x"));
        assertThat(keys.removeFrom("sk-1234567890 sk-123456 staging-x"))
                .isEqualTo("(key-not-kept)0 (key-not-kept)6 (key-not-kept)");
    }

    @Test
    void whatHasNoKeyIsTheSame() {
        RejectedKeys keys = RejectedKeys.of(List.of("sk-12345"));
        byte[] body = "{\"a\":\"sk-1234\\u0020%20~1\"}".getBytes(UTF_8);
        assertThat(keys.removeFrom(body)).isSameAs(body);
        assertThat(keys.removeFromJson(body)).isSameAs(body);
        assertThat(RejectedKeys.of(List.of("abc")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12345678 | {\"a\":12345678,\"b\":[-1123456780.5,7]} | {\"a\":\"(key-not-kept)\",\"b\":[\"(key-not-kept)\",7]}",
                "true | {\"a\":true,\"b\":false} | {\"a\":\"(key-not-kept)\",\"b\":false}",
                "abcdefg\\ | {\"a\":\"xabcdefg\\\\\"} | {\"a\":\"x(key-not-kept)\"}",
                "u0041bcdefg | {\"a\":\"\\u0041bcdefg\"} | {\"a\":\"(key-not-kept)\"}",
                "one\",\"two\" | {\"a\":[\"one\",\"two\"]} | {\"a\":[\"(key-not-kept)\",\"(key-not-kept)\"]}",
                "{\"a\":1,\"b\" | {\"a\":1,\"b\":2} | {\"(key-not-kept)\":\"(key-not-kept)\",\"(key-not-kept)\":2}"
            })
    void validJsonStaysValid(String key, String json, String kept) {
        assertThat(new String(RejectedKeys.of(List.of(key)).removeFromJson(json.getBytes(UTF_8)), UTF_8))
                .isEqualTo(kept);
    }

    /** Removal from any JSON leaves JSON of the same shape, and no key in its strings. */
    @Property(tries = 1_000)
    void aKeyIsInNoStringOfTheJson(@ForAll("keys") String key, @ForAll("parts") List<String> texts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode list = json.putArray("list");
        texts.forEach(text -> list.add(text.replace("KEY", key)));
        json.put("number", 17);
        RejectedKeys keys = RejectedKeys.of(List.of(key));
        JsonNode kept = Json.read(keys.removeFromJson(Json.write(json)));
        assertThat(kept.get("list")).hasSize(texts.size());
        kept.get("list")
                .forEach(text -> assertThat(text.stringValue().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain(key.toLowerCase(java.util.Locale.ROOT)));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withChars("aB1\\\"/%~+é😀\n")
                .ofMinLength(8)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of("KEY", "x", "\\", "\"", "%", "~1", "u0061", "é", "\n", " ")
                .list()
                .ofMaxSize(6)
                .map(list -> String.join("", list))
                .list()
                .ofMaxSize(4);
    }

    /** A search for each key at each place would take hours. */
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(ints = {0, 1, 2, 3})
    void manyLongKeysInALongTextTakeLinearTime(int kind) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            keys.add("a".repeat(kind == 0 ? 5_000 : 60) + i);
        }
        byte[] text = new byte[1_000_000];
        Arrays.fill(text, (byte) (kind == 2 ? '\\' : kind == 3 ? '%' : 'a'));
        assertThat(RejectedKeys.of(keys).removeFrom(text)).hasSizeLessThanOrEqualTo(text.length);
    }
}
