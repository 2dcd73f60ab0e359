package dev.mockssp.engine;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole answer without a network, everything on: schema, auction, rate limit, tokens, journal and rules. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class EngineBenchmark {

    @Param({"2", "200"})
    private int messages;

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
        byte[] body = dev.mockssp.Bodies.bidRequest(messages).getBytes(StandardCharsets.UTF_8);
        request = new Request(
                "POST", "/api/v1/ssp/bid-request", "", headers, body, false, "127.0.0.1", "http://127.0.0.1");
    }

    @Benchmark
    public Response answer() {
        return engine.handle(new RequestContext(request, Instant.now()));
    }
}
