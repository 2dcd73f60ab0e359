package dev.mockssp;

import dev.mockssp.config.LogFormat;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.Documents;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.ExchangeLog;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Request;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Answers one request in an engine of its own while the server starts on another thread. The classes that the first
 * publisher's request needs are loaded and its schema is compiled by then: a start takes as long as the longer of two
 * halves.
 */
final class Warmth {

    private static final String BODY =
            "{\"userId\":\"u\",\"chatId\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"running shoes\"}]}";

    private Warmth() {}

    static void begin() {
        Thread thread = new Thread(Warmth::answer, "mock-ssp-warmth");
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer() {
        Engine engine = new Engine(
                Settings.none().config(),
                0,
                SchemaLibrary.shared(),
                new ScenarioLibrary(Documents::shippedScenario),
                List::of,
                call -> Reply.Raw.empty(200, Headers.none()),
                ExchangeLog.of(LogFormat.OFF, System.out));
        engine.answer(new Call(request(), Instant.EPOCH));
    }

    private static Request request() {
        Headers headers = Headers.of(List.of(
                new Headers.Field("thrad-api-key", MockSsp.STAGING_KEY),
                new Headers.Field("Content-Type", "application/json")));
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        return new Request(
                "POST", "/api/v1/ssp/bid-request", "", headers, body, false, "127.0.0.1", "http://localhost");
    }
}
