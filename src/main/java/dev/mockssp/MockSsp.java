package dev.mockssp;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.MockClock;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.RequestPattern;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.VerificationAssertions;
import dev.mockssp.config.Config;
import dev.mockssp.config.LogFormat;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.EventBus;
import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.engine.document.ConfiguredScenarios;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.journaling.ExchangeLogger;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.export.JsonLinesRecorder;
import dev.mockssp.journal.export.VerificationJson;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import dev.mockssp.lint.report.Report;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioFolder;
import dev.mockssp.scenario.ScenarioFolderWatcher;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.BindFailedException;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.PactsController;
import dev.mockssp.server.page.ApiDocuments;
import dev.mockssp.server.page.LandingPage;
import dev.mockssp.upstream.UpstreamClient;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running double: start it, choose a scenario, point the code under test at {@link #baseUrl}, ask what was sent.
 * Safe for use by several threads.
 */
public final class MockSsp implements MockSspOperations, AutoCloseable {

    /** The version of the jar. */
    public static final String VERSION = Optional.ofNullable(
                    MockSsp.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final String baseUrl;
    private final long seed;
    private final Admin controls;
    private final MockClock clock;
    private final VerificationAssertions verdicts;
    private final JavalinServer server;
    private final Optional<ScenarioFolderWatcher> watch;
    private final Optional<JsonLinesRecorder> recorder;
    private final boolean held;
    private volatile boolean closed;

    /**
     * A double that whoever was given it cannot close.
     *
     * @param ssp the double; its {@link MockSsp#close} is refused
     * @param closing closes it
     */
    public record Managed(MockSsp ssp, Runnable closing) {}

    private MockSsp(
            String baseUrl,
            long seed,
            Admin controls,
            DocumentReader documents,
            JavalinServer server,
            Optional<ScenarioFolderWatcher> watch,
            Optional<JsonLinesRecorder> recorder,
            boolean held) {
        this.held = held;
        this.baseUrl = baseUrl;
        this.seed = seed;
        this.controls = controls;
        this.clock = new InProcessClock(controls.clock());
        Verifier verifier = new Verifier(controls, documents);
        this.verdicts = new VerificationAssertions(
                question -> Json.write(VerificationJson.of(verifier.verify(question, "the pattern"))));
        this.server = server;
        this.watch = watch;
        this.recorder = recorder;
    }

    /**
     * Starts a double on a free port of the loopback interface, without a log.
     *
     * @return the double, which listens already
     */
    public static MockSsp start() {
        return start(Settings.none());
    }

    /**
     * Starts a double as the settings say; without a port among them on a free one, without a log format with none.
     *
     * @param settings options chosen in code
     * @return the double, which listens already
     * @throws ConfigurationException when an option, or a file that one names, is wrong
     * @throws UncheckedIOException when it cannot listen
     */
    public static MockSsp start(Settings settings) {
        return start(settings, exchange -> {}, false);
    }

    /**
     * Starts a double for others, as {@link #start(Settings)} does: it is closed by who started it alone.
     *
     * @param settings options chosen in code
     * @param witness is told of every exchange before it is answered, whatever the journal forgets later
     * @return the double, which listens already, and what closes it
     * @throws ConfigurationException when an option, or a file that one names, is wrong
     * @throws UncheckedIOException when it cannot listen
     */
    public static Managed startManaged(Settings settings, Consumer<Exchange> witness) {
        MockSsp ssp = start(settings, witness, true);
        return new Managed(ssp, ssp::stop);
    }

    private static MockSsp start(Settings settings, Consumer<Exchange> witness, boolean held) {
        Settings quiet = Settings.of(Option.PORT, 0).with(Option.LOG, "off").with(settings);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            return start(quiet.config(), nowhere, witness, held);
        } catch (BindFailedException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a double.
     *
     * @param config what to start with
     * @param log where exchanges, and later mistakes in scenario files, are logged
     * @return the double, which listens already
     * @throws ConfigurationException when a file that the configuration names is wrong, or the scenario is unknown
     * @throws BindFailedException when the port is taken or the host is not this machine's
     */
    public static MockSsp start(Config config, PrintStream log) throws BindFailedException {
        return start(config, log, exchange -> {}, false);
    }

    private static MockSsp start(Config config, PrintStream log, Consumer<Exchange> witness, boolean held)
            throws BindFailedException {
        SchemaLibrary schemas = SchemaLibrary.shared();
        DocumentReader documents = new DocumentReader(schemas);
        ConfiguredScenarios own =
                ConfiguredScenarios.open(config, documents, problem -> log.println("mock-ssp: " + problem));
        Optional<ScenarioFolder> folder = own.folder();
        ScenarioLibrary library = own.library();
        if (library.find(config.scenario()).isEmpty()) {
            throw new ConfigurationException(Option.SCENARIO.flag() + ": " + library.unknown(config.scenario()));
        }
        long seed = config.seed().orElseGet(() -> new SecureRandom().nextLong() >>> 12);
        Optional<JsonLinesRecorder> recorder = config.record().map(JsonLinesRecorder::open);
        Consumer<Exchange> logged = witness.andThen(ExchangeLogger.of(config.log(), log));
        Engine engine = new Engine(
                config,
                seed,
                schemas,
                library,
                () -> folder.map(ScenarioFolder::problems).orElse(List.of()),
                new LandingPage(),
                config.recordFrom().map(service -> UpstreamClient.at(service, config.upstreamCa())),
                recorder.<Consumer<Exchange>>map(opened -> opened.andThen(logged))
                        .orElse(logged));
        Admin controls = engine.controls();
        ServerSpec site = new ServerSpec(
                engine,
                waits(config),
                controls.clock(),
                config.bodyLimit(),
                new ApiDocuments(schemas, config),
                List.of(
                        new AdminRoutes(controls, documents, VERSION, hosts(config)),
                        new PactsController(new CurrentPacts(schemas, controls))));
        JavalinServer server = JavalinServer.start(config.host(), config.port(), site);
        return new MockSsp(
                server.baseUrl(),
                seed,
                controls,
                documents,
                server,
                folder.map(opened -> ScenarioFolderWatcher.start(
                        opened, () -> controls.events().changed(EventBus.State.SCENARIOS))),
                recorder,
                held);
    }

    private static boolean waits(Config config) {
        return config.recordFrom().isPresent() || config.record().isPresent() || config.log() != LogFormat.OFF;
    }

    private static Set<String> hosts(Config config) {
        return Stream.concat(Stream.of(config.host()), config.publicUrl().map(URI::getHost).stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return where the double is reached from this machine, without a slash at the end */
    @Override
    public String baseUrl() {
        return baseUrl;
    }

    /** @return the seed of ids, chance and choice, given or drawn */
    public long seed() {
        return seed;
    }

    @Override
    public void use(String scenario) {
        running().activate(requireNonNull(scenario, "scenario"));
    }

    @Override
    public void use(String scenario, String key) {
        running().bind(requireNonNull(key, "key"), requireNonNull(scenario, "scenario"));
    }

    @Override
    public void put(ScenarioScript script) {
        requireNonNull(script, "script");
        running().putScenario(script.name(), script.toJson().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void inventory(String json) {
        requireNonNull(json, "json");
        running().putInventory(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String activeScenario() {
        return running().activeScenario();
    }

    /** @return the names of all scenarios there are now */
    public List<String> scenarios() {
        return running().scenarios().names();
    }

    /** @return the active scenario */
    public Scenario scenario() {
        return controls.scenarios().find(running().activeScenario()).orElseThrow();
    }

    @Override
    public List<Exchange> requests() {
        return List.copyOf(running().journal().vendorTraffic().exchanges());
    }

    @Override
    public List<Exchange> requests(String key) {
        return List.copyOf(running().journal().vendorTraffic(keyId(key)).exchanges());
    }

    /**
     * @param key a key
     * @return what tells its exchanges from those of others, as {@link Exchange.Client#keyId} has it
     * @throws dev.mockssp.core.RejectedException when the key is not valid here
     */
    public String keyId(String key) {
        return controls.keyId(requireNonNull(key, "key"));
    }

    @Override
    public void verify(RequestPattern sought, Times count) {
        running();
        verdicts.require(sought, count);
    }

    @Override
    public void verifyInOrder(RequestPattern... sought) {
        running();
        verdicts.requireInOrder(sought);
    }

    @Override
    public Report report() {
        return running().report();
    }

    @Override
    public MockClock clock() {
        running();
        return clock;
    }

    /** @return all that the control API can do */
    public Admin controls() {
        return controls;
    }

    @Override
    public void reset() {
        running().reset();
    }

    @Override
    public void reset(String key) {
        running().reset(requireNonNull(key, "key"));
    }

    private Admin running() {
        if (closed) {
            throw new IllegalStateException("this double is closed: nothing can be asked of it, or changed, any more");
        }
        return controls;
    }

    /**
     * Waits until the double is closed.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public void awaitClose() throws InterruptedException {
        server.join();
    }

    /**
     * Stops the double; answers on their way get at most a second. Then the verbs throw
     * {@link IllegalStateException}.
     *
     * @throws IllegalStateException when a JUnit extension has started it, which closes it
     */
    @Override
    public void close() {
        if (held) {
            throw new IllegalStateException(
                    "the JUnit extension that started this double closes it, after the tests that"
                            + " it is for; a scenario such as connection-reset plays a service that is gone");
        }
        stop();
    }

    private void stop() {
        closed = true;
        watch.ifPresent(ScenarioFolderWatcher::close);
        server.close();
        recorder.ifPresent(JsonLinesRecorder::close);
    }
}
