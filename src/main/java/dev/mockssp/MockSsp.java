package dev.mockssp;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockClock;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.RequestPattern;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.journaling.ServerLog;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.Times;
import dev.mockssp.lint.report.Report;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.server.BindFailedException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A mock server that runs in this process. Start it, select a scenario, point the code under test at {@link #baseUrl},
 * and verify the requests that it sent. Thread-safe.
 *
 * <p>After {@link #close}, every method but {@link #baseUrl}, {@link #seed}, {@link #keyId} and {@link #admin} throws
 * {@link IllegalStateException}.
 */
public final class MockSsp implements MockSspOperations, AutoCloseable {

    /** The version of the jar, or {@code development} if the classes are not in a jar. */
    public static final String VERSION = Optional.ofNullable(
                    MockSsp.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final RunningServer server;
    private final MockClock clock;
    private final boolean managed;
    private volatile boolean closed;

    /**
     * A mock server that only the code that started it can close.
     *
     * @param mockSsp the mock server; its {@link MockSsp#close} throws {@link IllegalStateException}
     * @param stop stops the mock server
     */
    public record Managed(MockSsp mockSsp, Runnable stop) {}

    private MockSsp(RunningServer server, boolean managed) {
        this.server = server;
        this.clock = new InProcessClock(server.admin().clock());
        this.managed = managed;
    }

    /**
     * Starts a mock server on a free port of the loopback interface, without a log.
     *
     * @return the mock server, which already accepts connections
     * @throws UncheckedIOException if it cannot listen
     */
    public static MockSsp start() {
        return start(Settings.none());
    }

    /**
     * Starts a mock server with the given options. Unless the settings say otherwise, it listens on a free port of the
     * loopback interface and writes no log.
     *
     * @param settings options set in code; command line and environment are ignored
     * @return the mock server, which already accepts connections
     * @throws ConfigurationException if an option, or a file that an option names, is invalid
     * @throws UncheckedIOException if it cannot listen
     */
    public static MockSsp start(Settings settings) {
        return new MockSsp(ServerStart.inProcess(settings, exchange -> {}), false);
    }

    /**
     * Starts a mock server that is passed to other code, which must not close it.
     *
     * @param settings options set in code, as for {@link #start(Settings)}
     * @param collector receives each exchange before its response is sent, on the thread that handles the request
     * @return the mock server, which already accepts connections, and the action that stops it
     * @throws ConfigurationException if an option, or a file that an option names, is invalid
     * @throws UncheckedIOException if it cannot listen
     */
    public static Managed startManaged(Settings settings, Consumer<Exchange> collector) {
        MockSsp mockSsp = new MockSsp(ServerStart.inProcess(settings, collector), true);
        return new Managed(mockSsp, mockSsp::stop);
    }

    /**
     * Starts a mock server.
     *
     * @param config the complete configuration
     * @param log receives the lines of the log, on a thread of its own, so that no request waits for it; it is not closed
     * @return the mock server, which already accepts connections
     * @throws ConfigurationException if a configured file is invalid or the scenario is unknown
     * @throws BindFailedException if the port is in use or the host is not an address of this machine
     */
    public static MockSsp start(Config config, OutputStream log) throws BindFailedException {
        return start(config, new ServerLog(config.log(), log));
    }

    /**
     * Starts a mock server as {@link #start(Config, OutputStream)} does.
     *
     * @param log receives a line for each exchange and for each change in the scenario folder; closed with the mock
     *     server
     */
    public static MockSsp start(Config config, ServerLog log) throws BindFailedException {
        return new MockSsp(ServerStart.server(config, log, exchange -> {}), false);
    }

    @Override
    public String baseUrl() {
        return server.baseUrl();
    }

    /**
     * @return the HTTPS URL of the mock server on this machine, without a trailing slash
     * @throws IllegalStateException if TLS is off
     */
    public String httpsUrl() {
        return server.httpsUrl()
                .orElseThrow(
                        () -> new IllegalStateException("TLS is off: start with Option.TLS_PORT, 0 for a free port"));
    }

    /**
     * @return the certificate of the temporary CA as PEM, for clients to trust
     * @throws IllegalStateException if TLS is off, or if its certificate is that of {@link Option#TLS_CERT}
     */
    public String caCertificate() {
        return server.caCertificate()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no temporary CA: start with Option.TLS_PORT and without Option.TLS_CERT"));
    }

    /** @return the seed of ids, probabilities and random choices: configured, or chosen at random at the start */
    public long seed() {
        return server.seed();
    }

    @Override
    public void use(String scenario) {
        running().selection().activate(requireNonNull(scenario, "scenario"));
    }

    @Override
    public void use(String scenario, String key) {
        running().selection().bind(requireNonNull(key, "key"), requireNonNull(scenario, "scenario"));
    }

    @Override
    public void putScenario(ScenarioScript script) {
        requireNonNull(script, "script");
        running().scenarios().put(script.name(), script.toJson().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void putScenario(ScenarioScript script, String key) {
        requireNonNull(script, "script");
        requireNonNull(key, "key");
        running().scenarios().put(script.name(), script.toJson(key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void putInventory(String json) {
        requireNonNull(json, "json");
        running().putInventory(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String activeScenario() {
        return running().selection().active();
    }

    /** @return the names of all scenarios that can be selected now */
    public List<String> scenarios() {
        return running().scenarios().library().names();
    }

    /** @return the active scenario */
    public Scenario scenario() {
        return running()
                .scenarios()
                .library()
                .find(running().selection().active())
                .orElseThrow();
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
     * Returns the identifier that exchanges carry in place of a key.
     *
     * @param key an API key
     * @return its identifier, as in {@link Exchange.Client#keyId}
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    public String keyId(String key) {
        return server.admin().keyId(requireNonNull(key, "key"));
    }

    @Override
    public void verify(RequestPattern pattern, Times times) {
        running();
        server.assertions().require(pattern, times);
    }

    @Override
    public void verifyInOrder(RequestPattern... patterns) {
        running();
        server.assertions().requireInOrder(patterns);
    }

    @Override
    public Report report() {
        return running().history().report(Source.CLIENT_ONLY);
    }

    @Override
    public void deleteReport() {
        running().history().deleteReport();
    }

    @Override
    public MockClock clock() {
        running();
        return clock;
    }

    /** @return all operations of the admin API */
    public Admin admin() {
        return server.admin();
    }

    @Override
    public void reset() {
        running().reset();
    }

    @Override
    public void reset(String key) {
        running().reset(requireNonNull(key, "key"));
    }

    @Override
    public KeyedMockSsp forKey(String key) {
        KeyedMockSsp keyed = new KeyedMockSsp(this, key);
        running().keyId(key);
        return keyed;
    }

    private Admin running() {
        if (closed) {
            throw new IllegalStateException("this mock server is closed; start another one to use it");
        }
        return server.admin();
    }

    /**
     * Waits until the mock server is closed.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitClose() throws InterruptedException {
        server.awaitClose();
    }

    /**
     * Stops the mock server. Responses in progress get up to one second to finish.
     *
     * @throws IllegalStateException if a JUnit extension started this mock server; the extension closes it
     */
    @Override
    public void close() {
        if (managed) {
            throw new IllegalStateException(
                    "the JUnit extension that started this mock server closes it after its tests; to simulate a"
                            + " server that is down, use a scenario such as connection-reset");
        }
        stop();
    }

    private void stop() {
        closed = true;
        server.close();
    }
}
