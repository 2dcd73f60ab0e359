package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import dev.mockssp.server.BindFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One line for each exchange, whatever was sent. */
@Timeout(60)
class LogTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private MockSsp start(String format) throws BindFailedException {
        Settings settings =
                Settings.of(Option.PORT, 0).with(Option.LOG, format).with(Option.CLOCK, "2025-11-24T21:51:52Z");
        return MockSsp.start(settings.config(), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLineOfText() throws Exception {
        try (MockSsp ssp = start("text")) {
            new Client(ssp).bid("production-key+no-bid", SHOES);
            new Client(ssp).get("/__admin/health");
        }
        assertThat(lines())
                .hasSize(1)
                .allMatch(line -> line.matches("2025-11-24T21:51:52Z POST /api/v1/ssp/bid-request"
                        + " 200 \\d+\\.\\dms \\[no-bid] no-bid: No bids"));
    }

    @Test
    void aLineOfTextNamesTheFault() throws Exception {
        try (MockSsp ssp = start("text")) {
            new Client(ssp).bid("production-key+malformed-json", SHOES);
        }
        assertThat(lines().get(0)).endsWith("[malformed-json] fault: malformed-json");
    }

    @Test
    void aPathWithoutAnEndpointIsLoggedWithTheNearestOne() throws Exception {
        String reason = "No endpoint at /v1/ssp/bid-requests; did you mean POST " + BID + "?";
        try (MockSsp ssp = start("text")) {
            Client.Answer response = new Client(ssp).post("/v1/ssp/bid-requests", SHOES);
            assertThat(response.json().get("message").stringValue()).isEqualTo(reason);
        }
        assertThat(lines().get(0)).endsWith("[default] error: " + reason);
    }

    @Test
    void aLineOfJson() throws Exception {
        String id;
        try (MockSsp ssp = start("json")) {
            id = new Client(ssp).bid("production-key+rate-limited", SHOES).header("X-Mock-Request-Id");
        }
        JsonNode line = Json.read(lines().get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(line.get("at").stringValue()).isEqualTo("2025-11-24T21:51:52Z");
        assertThat(line.get("id").stringValue()).isEqualTo(id);
        assertThat(line.get("method").stringValue()).isEqualTo("POST");
        assertThat(line.get("path").stringValue()).isEqualTo(BID);
        assertThat(line.get("status").intValue()).isEqualTo(429);
        assertThat(line.get("ms").doubleValue()).isPositive();
        assertThat(line.get("scenario").stringValue()).isEqualTo("rate-limited");
        assertThat(line.get("outcome").stringValue()).isEqualTo("error");
        assertThat(line.get("reason").stringValue()).isEqualTo("Rate limit exceeded");
    }

    @Test
    void noLine() throws Exception {
        try (MockSsp ssp = start("off")) {
            new Client(ssp).bid("production-key", SHOES);
        }
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void nobodyForgesALine(String format) throws Exception {
        int exchanges;
        try (MockSsp ssp = start(format)) {
            int port = Integer.parseInt(ssp.baseUrl().split(":")[2]);
            Client client = new Client(ssp);
            client.bid("staging-key", "{'userId':'\\u2028\\u0085\\n\\u001b[2J','chatId':7}");
            client.bid("staging-key", "{'a\\nPOST /forged 200':1,'messages':[{'role':'\\r\\nforged'}]}");
            client.ad("staging-key", "{'\\u2029forged':1}");
            client.ad("staging-key", "{\n\nforged");
            client.get("/a%0Ab%E2%80%A8c%1B%5B2J");
            raw(port, "GET /x\u0085y\u2028z\u001b[2J HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            raw(port, "GET /\u202eevil HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            raw(port, post("staging-key+a\tb\u0085c\u2028d"));
            raw(port, post("staging-key\r\nX-Mock-Scenario: a\u009b2J\u2028b"));
            exchanges = client.get("/__admin/requests").json().get("matched").intValue();
        }
        assertThat(lines()).hasSize(exchanges);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]")
                .doesNotContainPattern("(?m)^(?!2025-|\\{\"at\":\"2025-)");
    }

    /** Texts of the client, and of a custom scenario. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void aLongTextIsShortened(String format) throws Exception {
        String endless = "x".repeat(2 << 20);
        try (MockSsp ssp = start(format)) {
            Client client = new Client(ssp);
            client.post("/__admin/pact/states", "{'state':'" + endless + "'}");
            client.post("/__admin/pact/states", "{'" + endless + "':1}");
            client.post("/__admin/pact/states", "{'action':'" + endless + "'}");
            client.put(
                    "/__admin/scenarios/wordy",
                    "{'description':'d','steps':[{'no_bid':{'message':'" + endless + "'}}]}");
            client.bid("staging-key+wordy", SHOES);
            client.bid("staging-key", "{'" + endless + "':1}");
            client.bid("staging-key", SHOES.replace("u1", endless));
            client.bid("staging-key", SHOES, "X-Mock-Scenario", "x".repeat(6_000));
            client.bid("staging-key+" + "x".repeat(6_000), SHOES);
            client.get("/" + "x".repeat(6_000));
        }
        assertThat(lines()).hasSize(9).allSatisfy(line -> assertThat(line).hasSizeLessThan(1_500));
        assertThat(lines()).filteredOn(line -> line.contains("x…")).hasSize(6);
    }

    private static String post(String keyAndMore) {
        return "POST " + BID + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 2\r\nthrad-api-key: "
                + keyAndMore + "\r\n\r\n{}";
    }

    private static void raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        }
    }
}
