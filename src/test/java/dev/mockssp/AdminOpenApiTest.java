package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.StoreDouble;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.CaCertificateController;
import dev.mockssp.server.admin.McpController;
import dev.mockssp.server.admin.PactsController;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /__admin/openapi.json} describes exactly the routes and responses of the admin API. */
@Timeout(300)
class AdminOpenApiTest {

    private static final String SCENARIO = "{\"description\":\"The first.\",\"steps\":[{\"auction\":{}}]}";
    private static final String TEXT = "{\"as-text\":{\"description\":\"As text.\",\"steps\":[{\"auction\":{}}]}}";

    @TempDir
    private Path folder;

    private static JsonNode document(MockSsp ssp) {
        return new Client(ssp).get("/__admin/openapi.json").json();
    }

    private MockSsp start() throws Exception {
        Files.writeString(folder.resolve("first.json"), SCENARIO);
        return MockSsp.start(Settings.of(Option.SEED, 7)
                .with(Option.KEY, "new=production:revision=2026")
                .with(Option.TLS_PORT, 0)
                .with(Option.SCENARIOS, folder)
                .with(Option.SCENARIO, "first")
                .with(Option.SCENARIO_JSON, TEXT)
                .with(Option.RULE, "forwarded-for-missing=off"));
    }

    /** Also writes the document to a file for generators and linters. */
    @Test
    void everyResponseIsAsDocumentedAndEveryDocumentedResponseIsSeen() throws Exception {
        try (MockSsp ssp = start()) {
            DocumentedApi api = new DocumentedApi(document(ssp));
            Files.write(Path.of("target/admin-openapi.json"), Json.write(document(ssp)));
            AdminTour tour = new AdminTour(api, ssp);
            tour.health();
            tour.emptyJournal();
            brokenFile(ssp);
            tour.scenarios("broken.json");
            tour.states();
            tour.clock();
            tour.inventory();
            new AdminTraffic(ssp).send();
            tour.realTime();
            tour.journal();
            tour.recorded();
            tour.verification();
            tour.report();
            tour.assistants();
            tour.pacts();
            tour.events(10);
            everyEvent(tour);
            tour.pactsThatCannotBeWritten();
            tour.unknownParameters();
            tour.tooLong();
            tour.foreignPages();
            tour.foreignHosts();
            withToken(tour);
            tour.wrongMethods();
            tour.reset();
            withoutTheFirstScenario(ssp, tour);
            recording(ssp, api);
            failing(ssp, api, tour);
            withoutState(tour);

            assertThat(api.unseen()).isEmpty();
        }
    }

    private static void withToken(AdminTour tour) {
        String token = "a-token-of-the-admin-api";
        try (MockSsp locked = MockSsp.start(Settings.of(Option.ADMIN_TOKEN, token))) {
            tour.withoutToken(locked);
            tour.session(locked, "Bearer " + token);
        }
    }

    private void brokenFile(MockSsp ssp) throws Exception {
        Files.writeString(folder.resolve("broken.json"), "{");
        Await.until(
                "the broken file",
                () -> Optional.of(ssp.admin().scenarios().problems()).filter(all -> !all.isEmpty()));
    }

    private void withoutTheFirstScenario(MockSsp ssp, AdminTour tour) throws Exception {
        Files.delete(folder.resolve("first.json"));
        Await.until("the deletion", () -> Optional.of(ssp.scenarios()).filter(all -> !all.contains("first")));
        tour.expect(404, "DELETE", "/__admin/scenario", "");
    }

    /** While a real service responds, no scenario can be selected. */
    private static void recording(MockSsp service, DocumentedApi api) {
        try (MockSsp recorder =
                MockSsp.start(Settings.of(Option.RECORD_FROM, service.baseUrl()).with(Option.MCP, "off"))) {
            AdminTour tour = new AdminTour(api, recorder);
            tour.expect(404, "GET", "/__admin/ca.pem", "");
            tour.expect(404, "POST", "/__admin/mcp", "{}");
            tour.expect(409, "PUT", "/__admin/scenario", "{'name':'no-bid'}");
            tour.expect(409, "POST", "/__admin/pact/states", "{'state':'no-bid'}");
            Client client = new Client(recorder);
            client.bid("staging-a", Client.SHOES);
            client.bid("staging-a", "{");
            tour.expect(200, "GET", "/__admin/requests", "");
            tour.expect(200, "GET", "/__admin/report", "");
            tour.expect(200, "GET", "/__admin/recorded/scenario", "");
        }
    }

    /** A server whose routes throw, and one that lacks the library of pacts. */
    private static void failing(MockSsp ssp, DocumentedApi api, AdminTour tour) throws Exception {
        Consumer<RoutesConfig> bug = routes -> routes.before(ctx -> {
            throw new IllegalStateException("on purpose");
        });
        Consumer<RoutesConfig> memory = routes -> routes.before(ctx -> {
            throw new OutOfMemoryError("on purpose");
        });
        try (JavalinServer broken = serve(ssp, bug, new CurrentPacts(SchemaLibrary.shared(), ssp.admin()));
                JavalinServer small = serve(ssp, memory, new CurrentPacts(SchemaLibrary.shared(), ssp.admin()));
                JavalinServer poor = serve(ssp, routes -> {}, new NoPacts())) {
            tour.failures(500, "http://127.0.0.1:" + broken.port());
            tour.failures(503, "http://127.0.0.1:" + small.port());
            String path = "/__admin/pacts/thrads-ssp.json";
            Client.Answer answer = new Client(ssp).get("http://127.0.0.1:" + poor.port() + path);
            assertThat(api.check("GET", path, "", answer).status()).isEqualTo(501);
            String mcp = "/__admin/mcp";
            Client.Answer unanswered = new Client(ssp).post("http://127.0.0.1:" + poor.port() + mcp, "{}");
            assertThat(api.check("POST", mcp, "{}", unanswered).status()).isEqualTo(501);
        }
    }

    /** A server that cannot reach the state which it shares. */
    private static void withoutState(AdminTour tour) throws Exception {
        Engine engine = new Engine(
                Settings.none().config(),
                1,
                SchemaLibrary.shared(),
                Contexts.library(),
                List::of,
                context -> Response.Bytes.empty(200, Headers.none()),
                Optional.empty(),
                exchange -> {},
                () -> 0,
                (memory, journal, clock) -> {
                    StoreDouble store = new StoreDouble(new InMemoryStore(memory, journal), changes -> {});
                    store.setReachable(false);
                    return store;
                });
        CurrentPacts pacts = new CurrentPacts(SchemaLibrary.shared(), engine.admin());
        try (JavalinServer server = serve(engine.admin(), routes -> {}, pacts)) {
            tour.withoutState("http://127.0.0.1:" + server.port());
        }
    }

    private static JavalinServer serve(MockSsp ssp, Consumer<RoutesConfig> first, PactsController.Source pacts)
            throws Exception {
        return serve(ssp.admin(), first, pacts);
    }

    private static JavalinServer serve(Admin admin, Consumer<RoutesConfig> first, PactsController.Source pacts)
            throws Exception {
        return JavalinServer.start(
                "127.0.0.1",
                0,
                new ServerSpec(
                        call -> new Response.Bytes(404, Headers.none(), "text/plain", new byte[0]),
                        false,
                        Clock.systemUTC(),
                        1,
                        path -> Optional.empty(),
                        List.of(first, adminApi(admin), new PactsController(pacts), assistants(), certificate())));
    }

    private static AdminRoutes adminApi(Admin admin) {
        return new AdminRoutes(
                admin, new DocumentReader(SchemaLibrary.shared()), MockSsp.VERSION, Set.of(), Optional.empty());
    }

    /** The library of the protocol is missing. */
    private static McpController assistants() {
        return new McpController(Optional.of((message, version, baseUrl) -> {
            throw new UnsupportedOperationException("The protocol needs a library");
        }));
    }

    private static CaCertificateController certificate() {
        return new CaCertificateController(Optional::empty);
    }

    private static final class NoPacts implements PactsController.Source {
        @Override
        public List<String> providers() {
            return List.of("thrads-ssp");
        }

        @Override
        public List<String> specs() {
            return List.of("4");
        }

        @Override
        public List<String> revisions() {
            return List.of("2025-11");
        }

        @Override
        public String json(String consumer, String provider, String spec, String revision) {
            throw new UnsupportedOperationException("Pacts need a library");
        }
    }

    /** Each change of state, and the event for a slow client. */
    private static void everyEvent(AdminTour tour) {
        EventBus events = new EventBus();
        try (EventBus.Subscription subscription = events.subscribe(() -> {})) {
            Arrays.stream(EventBus.State.values()).forEach(events::changed);
            subscription.take().forEach(event -> tour.event(event.name(), event.data()));
            for (int i = 0; i < 2_000; i++) {
                events.changed(EventBus.State.CLOCK);
            }
            EventBus.Event gap = subscription.take().get(0);
            assertThat(gap.name()).isEqualTo("gap");
            tour.event(gap.name(), gap.data());
        }
    }

    @Test
    void documentsExactlyTheRoutes() {
        try (MockSsp ssp = MockSsp.start()) {
            Javalin javalin = Javalin.create(config -> {
                adminApi(ssp.admin()).accept(config.routes);
                new PactsController(new CurrentPacts(SchemaLibrary.shared(), ssp.admin())).accept(config.routes);
                assistants().accept(config.routes);
                certificate().accept(config.routes);
            });
            assertThat(new DocumentedApi(document(ssp)).operations())
                    .extracting(DocumentedApi.Operation::toString)
                    .containsExactlyInAnyOrderElementsOf(javalin.unsafe.internalRouter.allHttpHandlers().stream()
                            .map(handler -> handler.endpoint)
                            .filter(endpoint -> endpoint.method.isHttpMethod())
                            .map(endpoint -> endpoint.method + " " + endpoint.path)
                            .toList());
        }
    }

    @Test
    void namesTheUrlByWhichItWasRequestedAndTheVersion() {
        try (MockSsp ssp = MockSsp.start()) {
            String local = ssp.baseUrl().replace("127.0.0.1", "localhost");
            JsonNode here = new Client(ssp).get(local + "/__admin/openapi.json").json();
            assertThat(here.at("/servers/0/url").stringValue()).isEqualTo(local);
            assertThat(document(ssp).at("/servers/0/url").stringValue()).isEqualTo(ssp.baseUrl());
            assertThat(here.at("/info/version").stringValue()).isEqualTo(MockSsp.VERSION);
        }
    }

    @Test
    void knowsEveryOutcomeAndEndpointOfTheJournal() {
        try (MockSsp ssp = MockSsp.start()) {
            JsonNode schemas = document(ssp).at("/components/schemas");
            assertThat(values(schemas.at("/Outcome/enum")))
                    .containsExactlyElementsOf(Arrays.stream(Outcome.Kind.values())
                            .map(Outcome.Kind::label)
                            .toList());
            JsonNode error = new Client(ssp).get("/__admin/requests?endpoint=x").json();
            assertThat(values(schemas.at("/Endpoint/enum")))
                    .containsExactlyElementsOf(values(error.at("/error/allowed")));
        }
    }

    private static List<String> values(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void isMadeForGenerators() {
        try (MockSsp ssp = MockSsp.start()) {
            JsonNode document = document(ssp);
            assertThat(document.at("/components/schemas").propertyNames())
                    .contains("Exchange", "RecordedRequest", "RecordedResponse", "Finding", "Report", "ReportRule")
                    .contains("VerificationRequest", "VerificationResult", "Mismatch", "Scenario", "Step", "Health")
                    .contains("ErrorResponse", "StateChange", "Clock", "Inventory", "Campaign", "TrackingEvent")
                    .allMatch(name -> name.matches("([A-Z][a-z]+)+"))
                    .doesNotContain("Error");
            for (String keyword : List.of(
                    "default", "const", "title", "$defs", "$schema", "allOf", "anyOf", "multipleOf", "not", "if")) {
                assertThat(schemasWith(document.at("/components/schemas"), keyword))
                        .as(keyword)
                        .isEmpty();
            }
            document.findValues("oneOf")
                    .forEach(union -> assertThat(union.valueStream())
                            .allMatch(branch -> branch.has("$ref") || branch.has("type")));
            document.findValues("$ref")
                    .forEach(reference -> assertThat(
                                    document.at(reference.stringValue().substring(1))
                                            .isMissingNode())
                            .as(reference.stringValue())
                            .isFalse());
        }
    }

    /** Schemas with a keyword, as opposed to members with the name of the keyword. */
    private static List<JsonNode> schemasWith(JsonNode schemas, String keyword) {
        return schemas.findParents(keyword).stream()
                .filter(owner -> owner.has("type") || owner.has("description"))
                .filter(owner ->
                        !owner.path(keyword).isObject() || !owner.path(keyword).has("description"))
                .toList();
    }

    @Test
    void whatIsNotDocumentedWouldBeNoticed() {
        try (MockSsp ssp = MockSsp.start()) {
            Client.Answer answer = new Client(ssp).get("/__admin/health");
            for (String removed : List.of(
                    "/paths/~1__admin~1health/get",
                    "/paths/~1__admin~1health/get/responses/200",
                    "/paths/~1__admin~1health/get/responses/200/content/application~1json",
                    "/components/schemas/Health/properties/scenario")) {
                ObjectNode document = document(ssp).asObject();
                new DocumentedApi(document).check("GET", "/__admin/health", "", answer);
                int end = removed.lastIndexOf('/');
                document.at(removed.substring(0, end))
                        .asObject()
                        .remove(removed.substring(end + 1).replace("~1", "/"));
                DocumentedApi less = new DocumentedApi(document);
                assertThatThrownBy(() -> less.check("GET", "/__admin/health", "", answer))
                        .as(removed)
                        .isInstanceOf(AssertionError.class);
            }
            assertThat(new DocumentedApi(document(ssp)).unseen())
                    .contains("GET /__admin/health -> 200", "/components/schemas/Health/properties/scenario")
                    .contains("GET /__admin/requests?outcome", "/components/schemas/Outcome=\"fill\"");
        }
    }
}
