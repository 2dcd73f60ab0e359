package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Good bodies, damaged in a thousand ways: never a server error, always the endpoint's envelope. */
@Timeout(120)
class MutatedBodiesTest {

    private static final int CASES = 1_000;
    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "1e99999999999",
            "-0",
            "0.5",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[",
            "}",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\u2028",
            "é",
            "👟",
            "\"userId\":",
            "\"config\":{",
            "\"force\":true,",
            "\"request_type\":\"opener\",",
            "\"ad_formats\":[\"sponsored_prompt\"],",
            "\"max_headline_chars\":30",
            "\"timestamp\":1",
            "//",
            "NaN");

    private final MockSsp ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 0));

    @AfterEach
    void stop() {
        ssp.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerIsInTheEnvelopeAndNoneIsAServerError(Api api) throws IOException {
        Random random = new Random(20251124);
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            byte[] body = damaged(api, random);
            try (RawClient client = Publisher.of(ssp, api, key(i)).open(body)) {
                Publisher.Answer response = new Publisher.Answer(api, client.answer());
                String what = "case " + i + ": " + new String(body, UTF_8);
                assertThat(response.status()).as(what).isIn(200, api.invalid());
                assertThat(api.violations(response.status(), response.json()))
                        .as(what)
                        .isEmpty();
                seen.merge(response.status(), 1, Integer::sum);
            }
        }
        assertThat(seen).as("both good and bad ones").containsOnlyKeys(200, api.invalid());
        assertThat(Publisher.of(ssp, api, "staging-key").ask().valid(200).filled())
                .isTrue();
    }

    private static String key(int i) {
        return i % 2 == 0 ? "staging-key" : "production-key";
    }

    private static byte[] damaged(Api api, Random random) {
        byte[] body = (random.nextBoolean() ? api.relevant() : api.hopeless()).getBytes(UTF_8);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            body = damaged(body, random);
        }
        return body;
    }

    private static byte[] damaged(byte[] body, Random random) {
        int at = random.nextInt(body.length + 1);
        int to = Math.min(body.length, at + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> joined(body, at, piece(random), at);
            case 1 -> joined(body, at, piece(random), to);
            case 2 -> joined(body, at, new byte[0], to);
            case 3 -> joined(body, at, Arrays.copyOfRange(body, at, to), at);
            case 4 -> joined(body, at, new byte[] {(byte) random.nextInt(256)}, Math.min(body.length, at + 1));
            default -> withOtherValue(body, random);
        };
    }

    /** Replaces a text with a fragment, so that the body often stays valid JSON. */
    private static byte[] withOtherValue(byte[] body, Random random) {
        String text = new String(body, UTF_8);
        String[] values = text.split("(?<=:)\"[^\"]*\"", -1);
        int colon = values.length < 2 ? 0 : random.nextInt(values.length - 1);
        int at = 0;
        for (int i = 0; i <= colon; i++) {
            at = text.indexOf(":\"", at) + 1;
        }
        int end = text.indexOf('"', at + 1);
        return (at < 1 || end < 0 ? text : text.substring(0, at) + pieceText(random) + text.substring(end + 1))
                .getBytes(UTF_8);
    }

    private static String pieceText(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static byte[] piece(Random random) {
        return pieceText(random).getBytes(UTF_8);
    }

    private static byte[] joined(byte[] body, int before, byte[] middle, int after) {
        byte[] result = Arrays.copyOf(body, before + middle.length + body.length - after);
        System.arraycopy(middle, 0, result, before, middle.length);
        System.arraycopy(body, after, result, before + middle.length, body.length - after);
        return result;
    }
}
