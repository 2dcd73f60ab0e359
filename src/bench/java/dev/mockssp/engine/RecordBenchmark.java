package dev.mockssp.engine;

import dev.mockssp.BidRequestBenchmark;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.journaling.ExchangeFactory;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.store.InMemoryJournal;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.lint.rule.SuppressedFindings;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What is done with an answer once it is made: masked, checked against the rules, kept. */
public class RecordBenchmark extends BidRequestBenchmark {

    private final Linter linter = new Linter(RuleLevels.none());
    private final SuppressedFindings suppressed = new SuppressedFindings(MemoryBudget.unlimited());
    private final LintHistory history = new LintHistory(MemoryBudget.unlimited());
    private final Journal journal = new InMemoryJournal(1_000, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
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
        call = new RequestContext(request(headers), Instant.now());
        reply = (Response.Bytes) engine.handle(call);
        recording = new ExchangeFactory(
                new SecretRedactor(
                        new ApiKeyRegistry(config.keys(), config.chatbot(), config.revision()), config.adminToken()),
                new ResponseMetadataFactory(Clock.systemUTC(), new SeededRandom(0)),
                new ScenarioSelector(scenarios, config.scenario(), MemoryBudget.unlimited()));
        exchange = recording.of(call, reply, 1_000);
    }

    @Benchmark
    public Exchange record() {
        return recording.of(call, reply, 1_000);
    }

    @Benchmark
    public List<Finding> rules() {
        return linter.check(exchange, ParsedBody.of(call).json(), history, suppressed);
    }

    @Benchmark
    public Exchange keep() {
        return journal.add(exchange, number -> List.of());
    }
}
