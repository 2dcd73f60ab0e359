package dev.mockssp.engine;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.journaling.ExchangeFactory;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

/** What is done with an answer once it is made: masked, checked against the rules, kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class RecordBenchmark {

    @Param({"2", "200"})
    private int messages;

    private final Linter linter = new Linter();
    private final Journal journal = new Journal(1_000, Journal.MAX_BYTES);
    private ExchangeFactory recording;
    private RequestContext call;
    private Response.Bytes reply;
    private Exchange exchange;

    @Setup
    public void prepare() {
        Config config = Settings.none().config();
        ScenarioLibrary scenarios = new ScenarioLibrary(DocumentReader::builtInScenario);
        Engine engine = new Engine(
                Settings.none().with(Option.RATE_LIMIT, 1_000_000_000).config(),
                0,
                SchemaLibrary.shared(),
                scenarios,
                List::of,
                any -> Response.Bytes.empty(200, Headers.none()),
                any -> {});
        Headers headers = Headers.of(
                "Host", "127.0.0.1:7777",
                "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
                "Accept", "*/*",
                "Accept-Encoding", "gzip, deflate, br",
                "Accept-Language", "en-US,en;q=0.9",
                "thrad-api-key", "production-key",
                "X-User-Country", "US",
                "Content-Type", "application/json",
                "Content-Length", "4711");
        byte[] body = dev.mockssp.Bodies.bidRequest(messages).getBytes(StandardCharsets.UTF_8);
        call = new RequestContext(
                new Request(
                        "POST", "/api/v1/ssp/bid-request", "", headers, body, false, "127.0.0.1", "http://127.0.0.1"),
                Instant.now());
        reply = (Response.Bytes) engine.handle(call);
        recording = new ExchangeFactory(
                new SecretRedactor(new ApiKeyRegistry(config.keys(), config.chatbot())),
                new ResponseMetadataFactory(Clock.systemUTC(), new SeededRandom(0)),
                new ScenarioSelector(scenarios, config.scenario()));
        exchange = recording.of(call, reply, 1_000);
    }

    @Benchmark
    public Exchange record() {
        return recording.of(call, reply, 1_000);
    }

    @Benchmark
    public List<Finding> rules() {
        return linter.check(exchange, ParsedBody.of(call).json());
    }

    @Benchmark
    public Exchange keep() {
        return journal.add(exchange, number -> List.of());
    }
}
