package dev.mockssp;

import dev.mockssp.client.VerificationAssertions;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.document.ConfiguredScenarios;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.journaling.ServerLog;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.export.JsonLinesRecorder;
import dev.mockssp.journal.export.VerificationJson;
import dev.mockssp.json.Json;
import dev.mockssp.mcp.McpEndpoint;
import dev.mockssp.mcp.tool.MockServer;
import dev.mockssp.scenario.library.ScenarioFolder;
import dev.mockssp.scenario.library.ScenarioFolderWatcher;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.BindFailedException;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.CaCertificateController;
import dev.mockssp.server.admin.McpController;
import dev.mockssp.server.admin.PactsController;
import dev.mockssp.server.page.ApiDocuments;
import dev.mockssp.server.page.LandingPage;
import dev.mockssp.upstream.UpstreamClient;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a running mock server: assembles, starts and stops them. */
final class RunningServer implements AutoCloseable {

    private final String baseUrl;
    private final Optional<String> httpsUrl;
    private final Optional<TlsStart> tls;
    private final long seed;
    private final Admin admin;
    private final VerificationAssertions assertions;
    private final JavalinServer server;
    private final Optional<ScenarioFolderWatcher> watcher;
    private final Optional<JsonLinesRecorder> recorder;
    private final ServerLog log;
    private final Engine engine;

    private RunningServer(
            Config config,
            SchemaLibrary schemas,
            DocumentReader documents,
            ConfiguredScenarios scenarios,
            Optional<TlsStart> tls,
            Optional<JsonLinesRecorder> recorder,
            ServerLog log,
            Consumer<Exchange> collector)
            throws BindFailedException {
        long wantedSeed = config.seed().orElseGet(() -> new SecureRandom().nextLong() >>> 12);
        Optional<SharedStateStart> shared =
                config.state().map(settings -> SharedStateStart.begin(config, settings, wantedSeed));
        this.seed = shared.map(SharedStateStart::seed).orElse(wantedSeed);
        this.recorder = recorder;
        this.log = log;
        this.tls = tls;
        Consumer<Exchange> logged = collector.andThen(log);
        this.engine = new Engine(
                config,
                seed,
                schemas,
                scenarios.library(),
                () -> scenarios.folder().map(ScenarioFolder::problems).orElse(List.of()),
                new LandingPage(),
                config.recordFrom()
                        .map(service -> UpstreamClient.at(
                                service, config.upstreamCa(), config.sources().flag(Option.UPSTREAM_CA))),
                recorder.<Consumer<Exchange>>map(opened -> opened.andThen(logged))
                        .orElse(logged),
                log::droppedLines,
                shared.map(SharedStateStart::stores).orElse(InMemoryStore::new));
        this.admin = engine.admin();
        scenarios.useInventory(admin::inventory);
        Verifier verifier = new Verifier(admin, documents);
        this.assertions = new VerificationAssertions(
                request -> Json.write(VerificationJson.of(verifier.verify(request, "the pattern"))));
        ServerSpec spec = spec(config, engine, schemas, documents, tls);
        try {
            this.server = JavalinServer.start(config.host(), config.port(), tls.map(TlsStart::spec), spec);
        } catch (BindFailedException | RuntimeException e) {
            engine.close();
            throw e;
        }
        this.baseUrl = server.baseUrl();
        this.httpsUrl = server.httpsUrl();
        this.watcher = scenarios
                .folder()
                .map(folder ->
                        ScenarioFolderWatcher.start(folder, () -> admin.events().changed(EventBus.State.SCENARIOS)));
    }

    /**
     * Starts a mock server.
     *
     * @param log receives a line for each exchange and for each change in the scenario folder; closed with the server
     * @param collector receives each exchange before its response is sent
     * @return the server, which already accepts connections
     * @throws ConfigurationException if a configured file is invalid or the scenario is unknown
     * @throws BindFailedException if the port is in use or the host is not an address of this machine
     */
    static RunningServer start(Config config, ServerLog log, Consumer<Exchange> collector) throws BindFailedException {
        try {
            return assemble(config, log, collector);
        } catch (BindFailedException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static void requireScenario(Config config, ScenarioLibrary library) {
        Optional<String> problem = library.find(config.scenario())
                .map(scenario -> scenario.mismatch("this server", config.revision()))
                .orElseGet(() -> Optional.of(library.unknown(config.scenario())));
        problem.ifPresent(message -> {
            throw new ConfigurationException(config.sources().flag(Option.SCENARIO) + ": " + message);
        });
    }

    private static RunningServer assemble(Config config, ServerLog log, Consumer<Exchange> collector)
            throws BindFailedException {
        Optional<TlsStart> tls = TlsStart.begin(config);
        SchemaLibrary schemas = SchemaLibrary.shared();
        DocumentReader documents = new DocumentReader(schemas);
        ConfiguredScenarios scenarios = ConfiguredScenarios.open(config, documents, log::notice);
        requireScenario(config, scenarios.library());
        Optional<JsonLinesRecorder> recorder = config.record()
                .map(file -> JsonLinesRecorder.open(file, config.sources().flag(Option.RECORD), log::notice));
        try {
            return new RunningServer(config, schemas, documents, scenarios, tls, recorder, log, collector);
        } catch (StateUnavailableException e) {
            recorder.ifPresent(JsonLinesRecorder::close);
            throw new ConfigurationException(config.sources().flag(Option.STATE) + ": " + e.getMessage(), e);
        } catch (BindFailedException | RuntimeException e) {
            recorder.ifPresent(JsonLinesRecorder::close);
            throw e;
        }
    }

    private static ServerSpec spec(
            Config config, Engine engine, SchemaLibrary schemas, DocumentReader documents, Optional<TlsStart> tls) {
        Admin admin = engine.admin();
        return new ServerSpec(
                engine,
                mayBlock(config),
                admin.clock(),
                config.bodyLimit(),
                new ApiDocuments(schemas, config),
                List.of(
                        new AdminRoutes(admin, documents, MockSsp.VERSION, allowedHosts(config), config.adminToken()),
                        new PactsController(new CurrentPacts(schemas, admin)),
                        new McpController(mcp(config, engine, schemas, documents)),
                        new CaCertificateController(() -> tls.flatMap(TlsStart::authority))));
    }

    private static Optional<McpController.Endpoint> mcp(
            Config config, Engine engine, SchemaLibrary schemas, DocumentReader documents) {
        return config.mcp()
                ? Optional.of(new McpEndpoint(
                        new MockServer(config, engine, engine.admin(), documents, schemas, MockSsp.VERSION))::reply)
                : Optional.empty();
    }

    /** A response waits for the upstream, for the disk, or for the shared state. */
    private static boolean mayBlock(Config config) {
        return config.recordFrom().isPresent()
                || config.record().isPresent()
                || config.state().isPresent();
    }

    /** The names of the certificate are not among them: others own those, such as ssp.thrads.ai. */
    private static Set<String> allowedHosts(Config config) {
        Stream<String> known = Stream.concat(Stream.of(config.host()), config.publicUrl().map(URI::getHost).stream());
        return Stream.concat(known, config.allowedHosts().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** @return the URL of the server on this machine, without a trailing slash */
    String baseUrl() {
        return baseUrl;
    }

    /** @return the HTTPS URL on this machine, empty while TLS is off */
    Optional<String> httpsUrl() {
        return httpsUrl;
    }

    /** @return the certificate of the temporary CA as PEM, empty if there is none */
    Optional<String> caCertificate() {
        return tls.flatMap(TlsStart::authority);
    }

    long seed() {
        return seed;
    }

    Admin admin() {
        return admin;
    }

    VerificationAssertions assertions() {
        return assertions;
    }

    void awaitClose() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        watcher.ifPresent(ScenarioFolderWatcher::close);
        server.close();
        engine.close();
        recorder.ifPresent(JsonLinesRecorder::close);
        log.close();
    }
}
