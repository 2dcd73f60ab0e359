package dev.mockssp.engine;

import dev.mockssp.BidRequestBenchmark;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A whole answer without a network, everything on: schema, auction, rate limit, tokens, journal and rules. */
public class EngineBenchmark extends BidRequestBenchmark {

    private Engine engine;
    private Request request;

    @Setup
    public void prepare() {
        engine = new Engine(
                Settings.none().with(Option.RATE_LIMIT, 1_000_000_000).config(),
                0,
                SchemaLibrary.shared(),
                new ScenarioLibrary(DocumentReader::builtInScenario),
                List::of,
                call -> Response.Bytes.empty(200, Headers.none()),
                exchange -> {});
        Headers headers =
                Headers.of("Host", "127.0.0.1", "thrad-api-key", "production-key", "Content-Type", "application/json");
        request = request(headers);
    }

    @Benchmark
    public Response answer() {
        return engine.handle(new RequestContext(request, Instant.now()));
    }
}
