package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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

class NamedSecretsTest {

    private static final String MASK = "(key-not-kept)";

    private static NamedSecrets inJson(String json) {
        return NamedSecrets.inJson(json.getBytes(UTF_8), value -> value.startsWith("staging"));
    }

    private static NamedSecrets inText(String text) {
        return NamedSecrets.inText(text.getBytes(UTF_8), value -> value.startsWith("staging"));
    }

    private static String masked(NamedSecrets found) {
        return new String(found.masked(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"token\" : \"a\\\"b\" , \"x\":1} | {\"token\" : \"M\" , \"x\":1} | a\"b",
                "{\"token\":-1.5e3,\"on\":[true]} | {\"token\":\"M\",\"on\":[true]} | -1.5e3",
                "{\"token\":true,\"key\":null,\"secret\":\"\"} | {\"token\":true,\"key\":null,\"secret\":\"\"} | ``",
                "{\"auth\":{\"a\":[\"b\",{\"c\":2}],\"d\":false},\"e\":\"f\"} | {\"auth\":{\"a\":[\"M\",{\"c\":\"M\"}],\"d\":false},\"e\":\"f\"} | b;2",
                "[[{\"\\u0074oken\":\"x\"}]] | [[{\"\\u0074oken\":\"M\"}]] | x",
                "{\"token\":\"staging-1\",\"auth\":[\"staging-2\",\"x\"]} | {\"token\":\"staging-1\",\"auth\":[\"staging-2\",\"M\"]} | x",
                "{\"authorization\":\"Bearer x\"} | {\"authorization\":\"M\"} | x",
                "{\"session\":\"x\",\"token\":\"(key-not-kept)\"} | {\"session\":\"M\",\"token\":\"(key-not-kept)\"} | ``",
                "{\"u\":\"http://h/?token=x&a=b#key=y\"} | {\"u\":\"http://h/?token=M&a=b#key=M\"} | x;y",
                "{\"u\":\"http://a:x@h/\",\"v\":\"http:\\/\\/y@h\\/\"} | {\"u\":\"http://M@h/\",\"v\":\"http:\\/\\/M@h\\/\"} | x;y",
                "{\"u\":\"token=x&a=b\"} | {\"u\":\"token=M&a=b\"} | x",
                "{\"u\":\"?a=b\\u0026token=x\\u0026c=d\"} | {\"u\":\"?a=b\\u0026token=M\\u0026c=d\"} | x",
                "{\"u\":\"{\\\"token\\\": \\\"x\\\"}\"} | {\"u\":\"{\\\"token\\\": \\\"M\\\"}\"} | x",
                "{\"u\":\"/api/v1/tracking/redirect?token=x\"} | {\"u\":\"/api/v1/tracking/redirect?token=x\"} | ``",
                "{\"u\":\"/other?token=x\"} | {\"u\":\"/other?token=M\"} | x",
                "\"token\" | \"token\" | ``"
            })
    void inJsonTheMemberIsMasked(String json, String expected, String values) {
        NamedSecrets found = inJson(json);
        assertThat(masked(found)).isEqualTo(expected.replace("M", MASK));
        assertThat(String.join(";", found.values())).isEqualTo(values);
        assertThat(Json.read(found.masked())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "token=x | token=M | x",
                "a=b&token=x%20y;c=d | a=b&token=M;c=d | x y",
                "a=b;user[password]=x | a=b;user[password]=M | x",
                "to%6ben=x | to%6ben=M | x",
                "{'token':'x','a':'b'} | {'token':'M','a':'b'} | x",
                "{token: x, a: b} | {token: M, a: b} | x",
                "{\"token\":\"x | {\"token\":\"M | x",
                "{\"token\":['x',{a:\"y\"}],\"b\":1 | {\"token\":['M',{a:\"M\"}],\"b\":1 | x;y",
                "Authorization: Digest user=\"u\", c=\"x\" | Authorization: M\"u\", c=\"x\" | user=",
                "Authorization: Bearer x y | Authorization: M | x y",
                "x-token: Bearer x y | x-token: M y | x",
                "<token>x</token><a>b</a> | <token>M</token><a>b</a> | x",
                "token=staging-1&key=x | token=staging-1&key=M | x",
                "token= | token= | ``",
                "token:true | token:true | ``",
                "max_tokens=1&keyword=a&author: b | max_tokens=1&keyword=a&author: b | ``",
                "= : == :: token | = : == :: token | ``"
            })
    void inTextWhatFollowsTheNameIsMasked(String text, String expected, String values) {
        NamedSecrets found = inText(text);
        assertThat(masked(found)).isEqualTo(expected.replace("M", MASK));
        assertThat(String.join(";", found.values())).isEqualTo(values);
    }

    /** Messages are about keys and tokens, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a token: a word? The key = patience. Password: a story.",
                "my token=abc and api_key: xyz",
                "Send auth: basic, then the secret:ingredient",
                "http://localhost:8080/path, mailto:me@a.example"
            })
    void proseIsNoParameter(String text) {
        String json = Json.MAPPER.createObjectNode().put("content", text).toString();
        assertThat(inJson(json).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userId\":\"u\",\"messages\":[{\"role\":\"user\",\"content\":\"a: b = c\"}],\"max_tokens\":5,\"tokens\":[\"a\"]}",
                "{\"keywords\":[\"key\",\"token\"],\"author\":\"secret\",\"keyboard\":{\"a\":\"b\"},\"sort_key\":\"name\"}",
                "{\"a\":\"token\",\"b\":[\"token\",\"x\"],\"c\":\"\\\"token\\\"\"}"
            })
    void ordinaryMembersAreTheSame(String json) {
        byte[] body = json.getBytes(UTF_8);
        assertThat(NamedSecrets.inJson(body, value -> false).masked()).isSameAs(body);
    }

    /** In any JSON, no scalar under a secret name is left, and all else is as it was. */
    @Property(tries = 1_000)
    void exactlyTheMembersAreMasked(@ForAll("trees") JsonNode tree) {
        byte[] json = Json.write(tree);
        JsonNode kept = Json.read(NamedSecrets.inJson(json, value -> false).masked());
        assertThat(kept).isEqualTo(expected(tree, false));
    }

    private static JsonNode expected(JsonNode value, boolean secret) {
        if (value.isObject()) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            value.forEachEntry(
                    (name, member) -> copy.set(name, expected(member, secret || SecretNames.isSecret(name))));
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            value.forEach(item -> copy.add(expected(item, secret)));
            return copy;
        }
        boolean masked = secret
                && (value.isNumber() || value.isString() && !value.stringValue().isBlank());
        return masked ? Json.MAPPER.getNodeFactory().stringNode(MASK) : value;
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return tree(4);
    }

    private static Arbitrary<JsonNode> tree(int depth) {
        Arbitrary<JsonNode> scalars = Arbitraries.of(
                        "\"x\"", "\"a\\\"b\\\\\"", "\"\"", "17", "-0.5", "true", "null", "\"é\\n\"")
                .map(text -> Json.read(text.getBytes(UTF_8)));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> names = Arbitraries.of(
                "token", "apiKey", "a", "tokens", "key", "auth", "b\"c", "keyword", "thrad_api_key", "d\\", "é");
        Arbitrary<JsonNode> objects = Combinators.combine(
                        names.list().uniqueElements().ofMaxSize(3),
                        tree(depth - 1).list().ofSize(3))
                .as((all, values) -> {
                    ObjectNode object = Json.MAPPER.createObjectNode();
                    for (int i = 0; i < all.size(); i++) {
                        object.set(all.get(i), values.get(i));
                    }
                    return object;
                });
        Arbitrary<JsonNode> arrays = tree(depth - 1).list().ofMaxSize(3).map(values -> {
            ArrayNode array = Json.MAPPER.createArrayNode();
            values.forEach(array::add);
            return array;
        });
        return Arbitraries.oneOf(scalars, objects, arrays);
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "=",
                ":",
                "\"",
                "'",
                "\\",
                "%",
                "token",
                "token=",
                "token:",
                "token:[",
                "token:\"",
                "'token':{",
                "://",
                "://a@",
                ":\\/\\/",
                "name=\"token\"",
                "<token>",
                " ",
                "a",
                "{\"token\":",
                "[",
                "]",
                "token: ",
                "?token=\\",
                "token:\\\\\\\"",
                "Authorization: Bearer ",
                "é=",
                "\\u0074=",
                "%74="
            })
    void longTextsTakeLinearTime(String part) {
        String text = part.repeat(1_000_000 / part.length());
        assertThat(inText(text).masked()).isNotEmpty();
        assertThat(inJson(text).masked()).isNotEmpty();
        assertThat(NamedSecrets.inProse(text.getBytes(UTF_8), value -> false).masked())
                .isNotEmpty();
    }

    @Test
    void aPartOfAFormIsMasked() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\nvalue-1\r\n--x--";
        assertThat(masked(inText(form.formatted("password"))))
                .isEqualTo(form.formatted("password").replace("value-1", MASK));
        assertThat(inText(form.formatted("keyword")).isEmpty()).isTrue();
        assertThat(inText(form.formatted("password")).values()).isEqualTo(List.of("value-1"));
    }
}
