package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Attacks on the mock server, or through it on its user, over the admin API and by scenarios. */
class HarmTest {

    private MockSsp ssp;

    @BeforeEach
    void start() {
        ssp = MockSsp.start();
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @ParameterizedTest
    @Timeout(20)
    @CsvSource(
            delimiter = ';',
            value = {"^(.*a){25}$", "^(.|\\n)*shoes", "^(a|b)*$", "(x+x+)+y"})
    void aCostlyExpressionCostsNothing(String expression) throws IOException {
        String step = "{\"description\":\"d\",\"steps\":[{\"when\":{\"body\":[{\"pointer\":\"/userId\",\"matches\":"
                + Json.MAPPER.writeValueAsString(expression) + "}]},\"fail\":{\"status\":418}}]}";
        assertThat(ask("PUT", "/__admin/scenarios/costly", "", step).status()).isEqualTo(201);
        String user = "a".repeat(30_000) + "!" + "x".repeat(30_000);
        String body = "{\"userId\":\"" + user + "\",\"request_type\":\"opener\"}";

        assertThat(ask("POST", "/api/v1/ssp/bid-request", "thrad-api-key: staging-a+costly\r\n", body)
                        .status())
                .isIn(200, 418);
        String pattern = "{\"match\":{\"body\":[{\"pointer\":\"/userId\",\"matches\":"
                + Json.MAPPER.writeValueAsString(expression) + "}]}}";
        assertThat(json(ask("POST", "/__admin/verify", "", pattern)).has("pass"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /__admin/scenario?keys=staging-a",
        "GET, /__admin/scenario?Key=staging-a",
        "GET, /__admin/report?foo=1",
        "GET, /__admin/report.xml?failon=error"
    })
    void aMisspeltParameterIsNoneOfOurs(String method, String path) throws IOException {
        ssp.use("no-bid");
        RawClient.Answer response = ask(method, path, "", "");
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).at("/error/message").stringValue()).contains("Query parameter ", " is unknown");
        assertThat(ssp.admin().selection().active()).isEqualTo("no-bid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"atLeast\":3,\"atMost\":1}", "{\"atLeast\":1,\"never\":true}", "{\"exactly\":1,\"atMost\":2}"})
    void countsThatContradictThemselvesAreRefused(String count) throws IOException {
        RawClient.Answer response = ask("POST", "/__admin/verify", "", "{\"match\":{},\"count\":" + count + "}");
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).at("/error/pointer").stringValue()).isEqualTo("/count");
    }

    private RawClient.Answer ask(String method, String path, String headers, String body) throws IOException {
        return RawClient.ask(
                port(),
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private int port() {
        return URI.create(ssp.baseUrl()).getPort();
    }

    private static JsonNode json(RawClient.Answer response) {
        return Json.read(response.body().getBytes(StandardCharsets.ISO_8859_1));
    }
}
