package dev.mockssp;

import static dev.mockssp.Client.AD;
import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.VendorEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** {@code /openapi.json} has each status that the vendor routes send, with its media type. */
@Tag("long")
@Timeout(120)
class VendorOpenApiTest {

    private static final List<String> POSTS = List.of(BID, AD, AD + "/");
    private static final String TOO_LONG = "{\"userId\":\"" + "x".repeat(1 << 20) + "\"}";

    /** The connection ends or stays open without a complete response. */
    private static final Set<String> WITHOUT_RESPONSE =
            Set.of("timeout", "connection-reset", "empty-response", "truncated-body");

    private MockSsp ssp;
    private JsonNode paths;

    /** By operation, the statuses and media types that were sent. */
    private final TreeMap<String, Set<String>> sent = new TreeMap<>();

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.CLOCK, "2025-11-24T21:51:52Z"));
        paths = new Client(ssp).get("/openapi.json").json().get("paths");
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void everyStatusOfEveryRouteIsDocumented() throws Exception {
        for (String path : POSTS) {
            String body = path.equals(BID) ? SHOES : PRODUCT;
            scenarios(path, body);
            rejected(path, body);
        }
        links();
        withoutUpstream();
        withoutDisk();

        List<String> missing = new ArrayList<>();
        sent.forEach((operation, responses) -> responses.stream()
                .filter(response -> !documented(operation, response))
                .forEach(response -> missing.add(operation + " -> " + response)));
        assertThat(sent).hasSize(paths.size());
        assertThat(missing).isEmpty();
    }

    private void scenarios(String path, String body) {
        Client client = new Client(ssp);
        for (String scenario : ssp.scenarios()) {
            if (!WITHOUT_RESPONSE.contains(scenario)) {
                for (int i = 0; i < 3; i++) {
                    note("POST", path, post(client, path, "staging-s", body, "X-Mock-Scenario", scenario));
                }
                ssp.reset("staging-s");
            }
        }
        note("POST", path, post(client, path, "staging-a", body, "X-Mock-Scenario", "nobid"));
        note("POST", path, post(client, path, "staging-a+nobid", body));
    }

    private void rejected(String path, String body) {
        Client client = new Client(ssp);
        note("POST", path, post(client, path, "staging-a", "{"));
        note("POST", path, post(client, path, "staging-a", "{}"));
        note("POST", path, post(client, path, "staging-a", TOO_LONG));
        note("POST", path, post(client, path, "unknown", body));
        note("POST", path, post(client, path, "staging-a", body, "Origin", "http://elsewhere.example"));
        note("POST", path, client.send("POST", path, body));
        note("POST", path, client.send("POST", path, body, keyHeader(path), "staging-a", "Content-Type", "text/plain"));
        note("POST", path, client.get(path));
        for (int i = 0; i < 60; i++) {
            note("POST", path, post(client, path, "staging-fast", body));
        }
    }

    private void links() {
        Client client = new Client(ssp);
        JsonNode data = client.bid("staging-a", SHOES).json().at("/data/bid");
        JsonNode product = client.ad("staging-a", PRODUCT).json().path("data");
        note("GET", "/api/v1/tracking/redirect", client.get(data.path("url").asString()));
        note("GET", "/api/v1/message/redirect/{token}", client.get(link(product, "/api/v1/message/redirect/")));
        String prompts = Client.OPENER;
        JsonNode opener = client.bid("staging-a", prompts).json();
        note("GET", "/api/v1/tracking/view", client.get(link(opener, "/api/v1/tracking/view")));
        notFound(client);
    }

    private void notFound(Client client) {
        for (String method : List.of("GET", "POST")) {
            note("GET", "/api/v1/tracking/redirect", client.send(method, "/api/v1/tracking/redirect?token=x", ""));
            note("GET", "/api/v1/tracking/view", client.send(method, "/api/v1/tracking/view?token=x", ""));
            note("GET", "/api/v1/message/redirect/{token}", client.send(method, "/api/v1/message/redirect/x", ""));
        }
    }

    /** The first URL in a response that leads to a path. */
    private static String link(JsonNode json, String path) {
        String text = json.toString();
        int at = text.indexOf(path);
        assertThat(at).as(text).isNotNegative();
        return text.substring(text.lastIndexOf('"', at) + 1, text.indexOf('"', at));
    }

    /** While requests are forwarded to a service that does not listen, or closes each connection. */
    private void withoutUpstream() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            int port = closed.getLocalPort();
            closed.close();
            try (MockSsp recorder = MockSsp.start(Settings.of(Option.RECORD_FROM, "http://127.0.0.1:" + port))) {
                Client client = new Client(recorder);
                for (String path : POSTS) {
                    note("POST", path, post(client, path, "staging-a", "{}"));
                    note("POST", path, post(client, path, "staging-a", "{}", "X-Mock-Scenario", "slow"));
                    note("POST", path, post(client, path, "staging-a", TOO_LONG));
                }
                notFound(client);
            }
        }
    }

    /** Each exchange is recorded to a disk that is full. */
    private void withoutDisk() {
        Path full = Path.of("/dev/full");
        if (Files.exists(full)) {
            try (MockSsp recorder = MockSsp.start(Settings.of(Option.RECORD, full))) {
                notFound(new Client(recorder));
            }
        }
    }

    private static Client.Answer post(Client client, String path, String key, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(keyHeader(path), key, "Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return client.send("POST", path, body, all.toArray(String[]::new));
    }

    private static String keyHeader(String path) {
        return (path.equals(BID) ? VendorEndpoint.BID_REQUEST : VendorEndpoint.GET_AD).keyHeader();
    }

    private void note(String method, String path, Client.Answer answer) {
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        sent.computeIfAbsent(method + " " + path, operation -> new TreeSet<>())
                .add(answer.status() + (answer.body().length == 0 ? "" : " " + type));
    }

    private boolean documented(String operation, String response) {
        String[] parts = operation.split(" ");
        String[] statusAndType = response.split(" ");
        JsonNode documented = paths.path(parts[1])
                .path(parts[0].toLowerCase())
                .path("responses")
                .path(statusAndType[0]);
        return statusAndType.length == 1
                ? documented.isObject()
                : documented.path("content").has(statusAndType[1]);
    }
}
