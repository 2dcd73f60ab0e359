package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.StoreDouble;
import dev.mockssp.mcp.McpEndpoint;
import dev.mockssp.mcp.tool.MockServer;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.CaCertificateController;
import dev.mockssp.server.admin.McpController;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The routes of a server whose state is shared with others, and cannot be reached at times. */
@Timeout(60)
class SharedStateRoutesTest {

    private static final List<String> WITHOUT_STATE =
            List.of("/livez", "/__admin/health", "/__admin/ui", "/__admin/ui/app.js", "/openapi.json");

    private final List<StoreDouble> stores = new ArrayList<>();
    private final Config config = Settings.of(Option.LOG, "off").config();
    private final SchemaLibrary schemas = SchemaLibrary.shared();
    private final DocumentReader documents = new DocumentReader(schemas);
    private final Engine engine = new Engine(
            config,
            1,
            schemas,
            Contexts.library(),
            List::of,
            context -> Response.Bytes.empty(200, Headers.none()),
            Optional.empty(),
            exchange -> {},
            () -> 0,
            (memory, journal, clock) -> {
                stores.add(new StoreDouble(new InMemoryStore(memory, journal), changes -> {}));
                return stores.get(0);
            });
    private JavalinServer server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        MockServer assistants = new MockServer(config, engine, engine.admin(), documents, schemas, MockSsp.VERSION);
        server = JavalinServer.start(
                "127.0.0.1",
                0,
                new ServerSpec(
                        engine,
                        true,
                        engine.admin().clock(),
                        config.bodyLimit(),
                        path -> Optional.of(new byte[] {'{', '}'}),
                        List.of(
                                new AdminRoutes(engine.admin(), documents, MockSsp.VERSION, Set.of(), Optional.empty()),
                                new McpController(Optional.of(new McpEndpoint(assistants)::reply)),
                                new CaCertificateController(Optional::empty))));
        client = new Client(URI.create(server.baseUrl()), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachAdminRequestSeesWhatOtherReplicasHaveChanged() {
        int refreshes = 0;
        for (String path :
                List.of("/__admin/scenario", "/__admin/requests", "/__admin/report.html", "/__admin/clock")) {
            assertThat(client.get(path).status()).isEqualTo(200);
            assertThat(stores.get(0).refreshes()).as(path).isEqualTo(++refreshes);
        }
        client.post("/__admin/mcp", "{'jsonrpc':'2.0','method':'notifications/initialized'}");
        assertThat(stores.get(0).refreshes()).isEqualTo(++refreshes);
        client.post("/__admin/pact/states", "{'state':'no-bid'}");
        assertThat(stores.get(0).refreshes()).isEqualTo(++refreshes);

        WITHOUT_STATE.forEach(client::get);
        client.get("/__admin/ca.pem");
        client.get("/readyz");
        client.bid("staging-a", Client.SHOES);
        client.send("GET", "/__admin/scenario", "", "Origin", "https://evil.example");
        assertThat(stores.get(0).refreshes())
                .as("no other request waits for it")
                .isEqualTo(refreshes);
    }

    @Test
    void withoutItsStateAnAdminRequestGetsA503() {
        assertThat(client.put("/__admin/scenario", "{'name':'no-bid'}").status())
                .isEqualTo(200);
        stores.get(0).setReachable(false);
        for (Client.Answer answer : List.of(
                client.get("/__admin/scenario"),
                client.put("/__admin/scenario", "{'name':'slow'}"),
                client.post("/__admin/reset", ""),
                client.post("/__admin/pact/states", "{'state':'slow'}"),
                client.get("/__admin/report.html"),
                client.post("/__admin/mcp", "{'jsonrpc':'2.0','id':1,'method':'ping'}"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.json().at("/error/code").stringValue()).isEqualTo("state-unavailable");
            assertThat(answer.json().at("/error/message").stringValue()).isEqualTo(StoreDouble.PROBLEM);
        }
        stores.get(0).setReachable(true);
        assertThat(client.get("/__admin/scenario").json().get("name").stringValue())
                .isEqualTo("no-bid");
    }

    @Test
    void withoutTheStateAVendorRequestGetsTheErrorOfItsEndpoint() {
        stores.get(0).setReachable(false);
        Client.Answer bid = client.bid("staging-a", Client.SHOES);
        assertThat(bid.status()).isEqualTo(503);
        assertThat(bid.header("Retry-After")).isEqualTo("1");
        assertThat(bid.header("X-Mock-Request-Id")).startsWith("api_req_");
        assertThat(bid.json().at("/error/code").asInt()).isEqualTo(503);
        assertThat(bid.json().get("message").stringValue()).isEqualTo(StoreDouble.PROBLEM);
        assertThat(bid.json().at("/data/bid").isNull()).isTrue();

        Client.Answer ad = client.post("/api/v1/message/get-ad", "{}");
        assertThat(ad.status()).isEqualTo(503);
        assertThat(ad.header("X-Mock-Request-Id")).hasSize(36);

        stores.get(0).setReachable(true);
        assertThat(client.bid("staging-a", Client.SHOES).status()).isEqualTo(200);
    }

    @Test
    void onlyReadinessDependsOnTheState() {
        assertThat(client.get("/readyz").json()).isEqualTo(client.get("/livez").json());
        stores.get(0).setReachable(false);
        Client.Answer notReady = client.get("/readyz");
        assertThat(notReady.status()).isEqualTo(503);
        assertThat(notReady.header("Retry-After")).isEqualTo("1");
        assertThat(notReady.json().get("status").stringValue()).isEqualTo("unavailable");
        assertThat(notReady.json().get("problem").stringValue()).isEqualTo(StoreDouble.PROBLEM);
        assertThat(notReady.json().get("version").stringValue()).isEqualTo(MockSsp.VERSION);
        assertThat(client.send("HEAD", "/readyz", "").status()).isEqualTo(503);
        for (String path : WITHOUT_STATE) {
            assertThat(client.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(client.get("/livez").json().get("status").stringValue()).isEqualTo("ok");
        assertThat(client.get("/livez").json().has("problem")).isFalse();

        stores.get(0).setReachable(true);
        assertThat(client.get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void aToolOfAssistantsSaysThatTheStateCannotBeReached() {
        McpEndpoint tools =
                new McpEndpoint(new MockServer(config, engine, engine.admin(), documents, schemas, MockSsp.VERSION));
        assertThat(chooseScenario(tools)).contains("\"isError\":false");
        stores.get(0).setReachable(false);
        assertThat(chooseScenario(tools)).contains("\"isError\":true", StoreDouble.PROBLEM);
    }

    private static String chooseScenario(McpEndpoint tools) {
        byte[] call = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
                        + "\"params\":{\"name\":\"choose_scenario\",\"arguments\":{\"name\":\"slow\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] reply = tools.reply(call, Optional.empty(), "http://127.0.0.1:1").orElseThrow();
        return new String(reply, StandardCharsets.UTF_8);
    }

    @Test
    void anEngineClosesItsStore() {
        engine.close();
        assertThat(stores.get(0).isClosed()).isTrue();
    }

    @Test
    void aServerInThisProcessSharesNoState(@TempDir Path folder) throws Exception {
        String url = "redis://:s3cr-et@127.0.0.1";
        Path file = Files.writeString(folder.resolve("options.json"), "{\"state\": \"" + url + "\"}");
        for (Settings settings : List.of(Settings.of(Option.STATE, url), Settings.of(Option.CONFIG, file))) {
            assertThatThrownBy(() -> MockSsp.start(settings))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("--state")
                    .hasMessageEndingWith(
                            " is for a process of its own: a server inside a test shares its state with no other")
                    .hasMessageNotContaining("s3cr-et");
        }
    }
}
