package dev.mockssp;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.DoubleClock;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.Sought;
import dev.mockssp.client.TestDouble;
import dev.mockssp.client.Verdicts;
import dev.mockssp.config.Config;
import dev.mockssp.config.LogFormat;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.ExchangeLog;
import dev.mockssp.engine.LiveEvents;
import dev.mockssp.engine.Verifier;
import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.http.AdminApi;
import dev.mockssp.http.AdminPacts;
import dev.mockssp.http.CannotListenException;
import dev.mockssp.http.JavalinServer;
import dev.mockssp.http.LandingPage;
import dev.mockssp.http.Site;
import dev.mockssp.journal.Count;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Recorder;
import dev.mockssp.journal.VerdictJson;
import dev.mockssp.lint.Report;
import dev.mockssp.scenario.FolderWatch;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioFolder;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.upstream.Upstream;
import dev.mockssp.wire.Wire;
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
public final class MockSsp implements TestDouble, AutoCloseable {

    /** The version of the jar. */
    public static final String VERSION = Optional.ofNullable(
                    MockSsp.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final String baseUrl;
    private final long seed;
    private final Controls controls;
    private final DoubleClock clock;
    private final Verdicts verdicts;
    private final JavalinServer server;
    private final Optional<FolderWatch> watch;
    private final Optional<Recorder> recorder;
    private final boolean held;
    private volatile boolean closed;

    /**
     * A double that whoever was given it cannot close.
     *
     * @param ssp the double; its {@link MockSsp#close} is refused
     * @param closing closes it
     */
    public record Held(MockSsp ssp, Runnable closing) {}

    private MockSsp(
            String baseUrl,
            long seed,
            Controls controls,
            Documents documents,
            JavalinServer server,
            Optional<FolderWatch> watch,
            Optional<Recorder> recorder,
            boolean held) {
        this.held = held;
        this.baseUrl = baseUrl;
        this.seed = seed;
        this.controls = controls;
        this.clock = new OwnClock(controls.clock());
        Verifier verifier = new Verifier(controls, documents);
        this.verdicts = new Verdicts(question -> Wire.write(VerdictJson.of(verifier.verify(question, "the pattern"))));
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
    public static Held hold(Settings settings, Consumer<Exchange> witness) {
        MockSsp ssp = start(settings, witness, true);
        return new Held(ssp, ssp::stop);
    }

    private static MockSsp start(Settings settings, Consumer<Exchange> witness, boolean held) {
        Settings quiet = Settings.of(Option.PORT, 0).with(Option.LOG, "off").with(settings);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            return start(quiet.config(), nowhere, witness, held);
        } catch (CannotListenException e) {
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
     * @throws CannotListenException when the port is taken or the host is not this machine's
     */
    public static MockSsp start(Config config, PrintStream log) throws CannotListenException {
        return start(config, log, exchange -> {}, false);
    }

    private static MockSsp start(Config config, PrintStream log, Consumer<Exchange> witness, boolean held)
            throws CannotListenException {
        SchemaLibrary schemas = SchemaLibrary.shared();
        Documents documents = new Documents(schemas);
        OwnScenarios own = OwnScenarios.open(config, documents, problem -> log.println("mock-ssp: " + problem));
        Optional<ScenarioFolder> folder = own.folder();
        ScenarioLibrary library = own.library();
        if (library.find(config.scenario()).isEmpty()) {
            throw new ConfigurationException(Option.SCENARIO.flag() + ": " + library.unknown(config.scenario()));
        }
        long seed = config.seed().orElseGet(() -> new SecureRandom().nextLong() >>> 12);
        Optional<Recorder> recorder = config.record().map(Recorder::open);
        Consumer<Exchange> logged = witness.andThen(ExchangeLog.of(config.log(), log));
        Engine engine = new Engine(
                config,
                seed,
                schemas,
                library,
                () -> folder.map(ScenarioFolder::problems).orElse(List.of()),
                new LandingPage(),
                config.recordFrom().map(service -> Upstream.at(service, config.upstreamCa())),
                recorder.<Consumer<Exchange>>map(opened -> opened.andThen(logged))
                        .orElse(logged));
        Controls controls = engine.controls();
        Site site = new Site(
                engine,
                waits(config),
                controls.clock(),
                config.bodyLimit(),
                new Publications(schemas, config),
                List.of(
                        new AdminApi(controls, documents, VERSION, hosts(config)),
                        new AdminPacts(new ServedPacts(schemas, controls))));
        JavalinServer server = JavalinServer.start(config.host(), config.port(), site);
        return new MockSsp(
                Addresses.url(config.host(), server.port()),
                seed,
                controls,
                documents,
                server,
                folder.map(opened ->
                        FolderWatch.start(opened, () -> controls.events().changed(LiveEvents.State.SCENARIOS))),
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
     * @return what tells its exchanges from those of others, as {@link Exchange.Caller#keyId} has it
     * @throws dev.mockssp.engine.RefusedException when the key is not valid here
     */
    public String keyId(String key) {
        return controls.keyId(requireNonNull(key, "key"));
    }

    @Override
    public void verify(Sought sought, Count count) {
        running();
        verdicts.require(sought, count);
    }

    @Override
    public void verifyInOrder(Sought... sought) {
        running();
        verdicts.requireInOrder(sought);
    }

    @Override
    public Report report() {
        return running().report();
    }

    @Override
    public DoubleClock clock() {
        running();
        return clock;
    }

    /** @return all that the control API can do */
    public Controls controls() {
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

    private Controls running() {
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
        watch.ifPresent(FolderWatch::close);
        server.close();
        recorder.ifPresent(Recorder::close);
    }
}
