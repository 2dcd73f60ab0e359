package dev.mockssp.cli.serve;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Processes one request while the server starts on another thread, so that classes and security providers are loaded and
 * the schema is compiled before the first client connects. Saves half of a start (docs/PERFORMANCE.md).
 */
public final class WarmUp {

    private static final String BODY =
            "{\"userId\":\"u\",\"chatId\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"running shoes\"}]}";

    private WarmUp() {}

    public static void begin() {
        Thread thread = new Thread(WarmUp::handleRequest, "mock-ssp-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void handleRequest() {
        Engine engine = new Engine(
                Settings.none().config(),
                0,
                SchemaLibrary.shared(),
                new ScenarioLibrary(DocumentReader::builtInScenario),
                List::of,
                context -> Response.Bytes.empty(200, Headers.none()),
                exchange -> {});
        engine.handle(new RequestContext(request(), Instant.EPOCH));
    }

    private static Request request() {
        Headers headers = Headers.of(List.of(
                new Headers.Field(VendorEndpoint.BID_REQUEST.keyHeader(), MockSsp.STAGING_KEY),
                new Headers.Field("Content-Type", "application/json")));
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        return new Request(
                "POST", VendorEndpoint.BID_REQUEST.path(), "", headers, body, false, "127.0.0.1", "http://localhost");
    }
}
