package dev.mockssp;

import dev.mockssp.client.VerificationAssertions;
import dev.mockssp.config.Config;
import dev.mockssp.config.LogFormat;
import dev.mockssp.config.Option;
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
import dev.mockssp.json.Json;
import dev.mockssp.scenario.ScenarioFolder;
import dev.mockssp.scenario.ScenarioFolderWatcher;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.BindFailedException;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.CaCertificateController;
import dev.mockssp.server.admin.PactsController;
import dev.mockssp.server.page.ApiDocuments;
import dev.mockssp.server.page.LandingPage;
import dev.mockssp.upstream.UpstreamClient;
import java.io.PrintStream;
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

    private RunningServer(
            Config config,
            long seed,
            Engine engine,
            SchemaLibrary schemas,
            DocumentReader documents,
            Optional<ScenarioFolder> folder,
            Optional<JsonLinesRecorder> recorder,
            Optional<TlsStart> tls)
            throws BindFailedException {
        this.seed = seed;
        this.admin = engine.admin();
        Verifier verifier = new Verifier(admin, documents);
        this.assertions = new VerificationAssertions(
                request -> Json.write(VerificationJson.of(verifier.verify(request, "the pattern"))));
        this.tls = tls;
        this.server = JavalinServer.start(
                config.host(), config.port(), tls.map(TlsStart::spec), spec(config, engine, schemas, documents, tls));
        this.baseUrl = server.baseUrl();
        this.httpsUrl = server.httpsUrl();
        this.watcher = folder.map(opened ->
                ScenarioFolderWatcher.start(opened, () -> admin.events().changed(EventBus.State.SCENARIOS)));
        this.recorder = recorder;
    }

    /**
     * Starts a mock server.
     *
     * @param log receives a line for each exchange, and a line for each error in a scenario file that changes later
     * @param collector receives each exchange before its response is sent
     * @return the server, which already accepts connections
     * @throws ConfigurationException if a configured file is invalid or the scenario is unknown
     * @throws BindFailedException if the port is in use or the host is not an address of this machine
     */
    static RunningServer start(Config config, PrintStream log, Consumer<Exchange> collector)
            throws BindFailedException {
        Optional<TlsStart> tls = TlsStart.begin(config);
        SchemaLibrary schemas = SchemaLibrary.shared();
        DocumentReader documents = new DocumentReader(schemas);
        ConfiguredScenarios scenarios =
                ConfiguredScenarios.open(config, documents, problem -> log.println("mock-ssp: " + problem));
        if (scenarios.library().find(config.scenario()).isEmpty()) {
            throw new ConfigurationException(config.sources().flag(Option.SCENARIO) + ": "
                    + scenarios.library().unknown(config.scenario()));
        }
        Optional<ScenarioFolder> folder = scenarios.folder();
        long seed = config.seed().orElseGet(() -> new SecureRandom().nextLong() >>> 12);
        Optional<JsonLinesRecorder> recorder = config.record()
                .map(file -> JsonLinesRecorder.open(file, config.sources().flag(Option.RECORD)));
        Consumer<Exchange> logged = collector.andThen(ExchangeLogger.of(config.log(), log));
        Engine engine = new Engine(
                config,
                seed,
                schemas,
                scenarios.library(),
                () -> folder.map(ScenarioFolder::problems).orElse(List.of()),
                new LandingPage(),
                config.recordFrom()
                        .map(service -> UpstreamClient.at(
                                service, config.upstreamCa(), config.sources().flag(Option.UPSTREAM_CA))),
                recorder.<Consumer<Exchange>>map(opened -> opened.andThen(logged))
                        .orElse(logged));
        return new RunningServer(config, seed, engine, schemas, documents, folder, recorder, tls);
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
                        new AdminRoutes(admin, documents, MockSsp.VERSION, allowedHosts(config)),
                        new PactsController(new CurrentPacts(schemas, admin)),
                        new CaCertificateController(() -> tls.flatMap(TlsStart::authority))));
    }

    /** A response waits for the upstream, for the disk, or for the reader of the log. */
    private static boolean mayBlock(Config config) {
        return config.recordFrom().isPresent() || config.record().isPresent() || config.log() != LogFormat.OFF;
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
        recorder.ifPresent(JsonLinesRecorder::close);
    }
}
