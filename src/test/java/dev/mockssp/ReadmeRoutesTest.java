package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.CaCertificateController;
import dev.mockssp.server.admin.McpController;
import dev.mockssp.server.admin.PactsController;
import io.javalin.Javalin;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/ADMIN-API.md has the routes of the admin API and no others. */
class ReadmeRoutesTest {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    private static final String SCENARIO = "{\"description\": \"For a test.\", \"steps\": [{\"auction\": {}}]}";

    private record Route(String method, String path) {}

    @Test
    void namesEveryRouteOfTheServer() {
        try (MockSsp ssp = MockSsp.start()) {
            AdminRoutes api = new AdminRoutes(
                    ssp.admin(),
                    new DocumentReader(SchemaLibrary.shared()),
                    MockSsp.VERSION,
                    Set.of(),
                    Optional.empty());
            PactsController pacts = new PactsController(new CurrentPacts(SchemaLibrary.shared(), ssp.admin()));
            Javalin javalin = Javalin.create(config -> {
                api.accept(config.routes);
                pacts.accept(config.routes);
                new McpController(Optional.empty()).accept(config.routes);
                new CaCertificateController(Optional::empty).accept(config.routes);
            });

            assertThat(documented())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(javalin.unsafe.internalRouter.allHttpHandlers().stream()
                            .map(handler -> new Route(handler.endpoint.method.name(), handler.endpoint.path))
                            .filter(route -> METHODS.contains(route.method()))
                            .toList());
        }
    }

    @Test
    void namesOnlyRoutesThatAnswer() throws Exception {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.TLS_PORT, 0))) {
            for (Route route : documented()) {
                ssp.reset();
                ssp.admin().scenarios().put("mine", SCENARIO.getBytes(UTF_8));
                send(ssp, "GET", "/api/v1/nowhere");
                String id = ssp.requests().get(0).id();
                String path = route.path()
                        .replace("{name}", "mine")
                        .replace("{id}", id)
                        .replace("{provider}", "thrads-ssp");

                assertThat(send(ssp, route.method(), path))
                        .as(route.toString())
                        .isNotIn(404, 405)
                        .isLessThan(500);
            }
        }
    }

    @Test
    void theLinksForLanguageModelsLeadSomewhere() throws Exception {
        try (MockSsp ssp = MockSsp.start()) {
            Client client = new Client(ssp);
            List<String> links = Pattern.compile("\\]\\((/[^)]*)\\)")
                    .matcher(client.get("/llms.txt").text())
                    .results()
                    .map(link -> link.group(1))
                    .toList();
            assertThat(links).hasSizeGreaterThan(5);
            assertThat(links)
                    .allSatisfy(link -> assertThat(client.get(link).status()).isEqualTo(200));
        }
    }

    @Test
    void aRouteThatIsNotThereWouldBeNoticed() throws Exception {
        try (MockSsp ssp = MockSsp.start()) {
            assertThat(send(ssp, "GET", "/__admin/nothing")).isEqualTo(404);
            assertThat(send(ssp, "POST", "/__admin/health")).isEqualTo(405);
            assertThat(send(ssp, "POST", "/__admin/events")).isEqualTo(405);
        }
    }

    @Test
    void noneOfTheirAnswersIsTakenForAPage() throws Exception {
        try (MockSsp ssp = MockSsp.start()) {
            Client client = new Client(ssp);
            for (String path : List.of(
                    "/__admin/health",
                    "/livez",
                    "/__admin/nothing",
                    "/__admin/requests",
                    "/__admin/requests/x",
                    "/__admin/report.xml",
                    "/__admin/events?replay=x",
                    "/schemas/nothing",
                    "/robots.txt",
                    "/nowhere")) {
                assertThat(client.get(path).header("X-Content-Type-Options"))
                        .as(path)
                        .isEqualTo("nosniff");
            }
            assertThat(client.post("/__admin/health", "").header("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
        }
    }

    private static List<Route> documented() {
        return ReadmeTest.read("docs/ADMIN-API.md").rowsUnder("Routes").stream()
                .map(row -> new Route(bare(row.cells().get(0)), bare(row.cells().get(1))))
                .toList();
    }

    /** The paths of the admin API. */
    static Set<String> documentedPaths() {
        return documented().stream().map(Route::path).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String bare(String code) {
        return code.replace("`", "");
    }

    private static int send(MockSsp ssp, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path))
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<InputStream> response = Client.HTTP.send(request, BodyHandlers.ofInputStream());
        response.body().close(); // that of the events has no end
        return response.statusCode();
    }
}
