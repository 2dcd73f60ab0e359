package dev.mockssp.engine.admin;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A verification that would take long is stopped, whatever takes long in it. The limit here is shorter than usual. */
@Timeout(60)
class VerifierLimitsTest {

    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final String LONG = "a".repeat(400_000);
    private static final String SLOW = "((a{1,30}){1,10})x";

    private static final Engine ENGINE = new Engine(
            Settings.of(Option.CLOCK, Contexts.NOW).with(Option.RATE_LIMIT, 0).config(),
            1,
            SchemaLibrary.shared(),
            Contexts.library(),
            List::of,
            context -> Response.Bytes.empty(200, Headers.none()),
            exchange -> {});

    private final Verifier verifier = new Verifier(ENGINE.admin(), new DocumentReader(SchemaLibrary.shared()), LIMIT);

    @BeforeAll
    static void record() {
        IntStream.range(0, 200).forEach(i -> bid("hello"));
        bid(LONG);
    }

    private static void bid(String content) {
        Request request = new Request(
                "POST",
                "/api/v1/ssp/bid-request",
                "",
                Headers.of("thrad-api-key", "staging-a", "Content-Type", "application/json"),
                json("{'userId':'u','chatId':'c','messages':[{'role':'user','content':'" + content + "'}]}"),
                false,
                "127.0.0.1",
                "http://localhost:7777");
        ENGINE.handle(new RequestContext(request, ENGINE.admin().clock().instant()));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static Stream<String> slow() {
        return Stream.of(
                "{'body':[{'pointer':'/messages/0/content','matches':'" + SLOW + "'}]}",
                "{'schema':" + branching("oneOf") + "}",
                "{'schema':" + branching("anyOf") + "}",
                "{'schema':{'properties':{'messages':{'items':{'properties':{'content':{'pattern':'" + SLOW
                        + "'}}}}}}}");
    }

    private static String branching(String keyword) {
        StringBuilder schema = new StringBuilder("{'$ref':'#/$defs/a0','$defs':{");
        for (int i = 0; i < 30; i++) {
            String next = "{'$ref':'#/$defs/a" + (i + 1) + "'}";
            schema.append("'a%d':{'%s':[%s,%s]},".formatted(i, keyword, next, next));
        }
        return schema + "'a30':{'required':['nothing']}}}";
    }

    @ParameterizedTest
    @MethodSource("slow")
    void aSlowPatternIsStopped(String pattern) {
        assertStopped("{'match':" + pattern + "}");
        assertStopped("{'match':" + pattern + ",'count':{'never':true}}");
        assertStopped("{'inOrder':[{}," + pattern + "]}");
    }

    @Test
    void manyConditionsAreStopped() {
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < 8_000; i++) {
            conditions.append("{'pointer':'/messages/0/content','matches':'^%d'},".formatted(i % 100));
        }
        assertStopped("{'match':{'body':[" + conditions + "{'pointer':'','exists':true}]}}");
    }

    private void assertStopped(String verification) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> verifier.verify(json(verification), "the test"))
                .withMessageStartingWith("the verification exceeded the time limit of 100 ms");
    }
}
