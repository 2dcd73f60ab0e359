package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Malformed requests and requests for unknown paths, over a plain socket. */
@Timeout(60)
class MalformedRequestTest {

    private static final String POST = "POST /api/v1/ssp/bid-request HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost\r\n";
    private static final String KEY = "thrad-api-key: staging-raw\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String EMPTY = "Content-Length: 2\r\n\r\n{}";

    private final MockSsp ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 0));

    @AfterEach
    void theNextRequestWorks() {
        assertThat(Publisher.of(ssp, Api.SSP, "staging-next").ask().valid(200).filled())
                .isTrue();
        ssp.close();
    }

    private RawClient.Answer ask(String request) throws IOException {
        return RawClient.ask(URI.create(ssp.baseUrl()).getPort(), request);
    }

    private static JsonNode json(RawClient.Answer response) {
        return Json.read(response.body().getBytes(StandardCharsets.ISO_8859_1));
    }

    static Stream<Arguments> noHttp() {
        return Stream.of(
                Arguments.of(400, "\0\1\2\r\n\r\n"),
                Arguments.of(400, "hello\r\n\r\n"),
                Arguments.of(400, "\26\3\1\2\0\1\0\1\374\3\3\r\n\r\n"),
                Arguments.of(400, "GET /a b HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(505, "GET /livez HTTP/3.0\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\nHost:\r\n\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\nHost: a b<>\r\n\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\nHost: a:99999\r\n\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
                Arguments.of(400, "CONNECT localhost:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(431, "GET /livez HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(100_000) + "\r\n\r\n"),
                Arguments.of(431, "GET /livez HTTP/1.1\r\n" + HOST + "X: a\r\n".repeat(20_000) + "\r\n"),
                Arguments.of(414, "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\n" + HOST + "nonsense\r\n\r\n"),
                Arguments.of(400, "GET /livez HTTP/1.1\r\n" + HOST + "X: a\0b\r\n\r\n"),
                Arguments.of(400, POST + HOST + KEY + JSON + "Content-Length: abc\r\n\r\n{}"),
                Arguments.of(400, POST + HOST + KEY + JSON + "Content-Length: -1\r\n\r\n{}"),
                Arguments.of(400, POST + HOST + KEY + JSON + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                Arguments.of(400, POST + HOST + KEY + JSON + "Content-Length: " + "9".repeat(20) + "\r\n\r\n{}"),
                Arguments.of(
                        400, POST + HOST + KEY + JSON + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
                Arguments.of(400, POST + HOST + KEY + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
                Arguments.of(501, POST + HOST + KEY + JSON + "Transfer-Encoding: gzip\r\n\r\n{}"),
                Arguments.of(501, POST + HOST + KEY + JSON + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(501, POST + HOST + KEY + JSON + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        501,
                        POST + HOST + KEY + JSON
                                + "Transfer-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(400, POST + HOST + KEY + JSON + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("noHttp")
    void whatIsNoHttpGetsAShortAnswer(int status, String request) throws IOException {
        RawClient.Answer response = ask(request);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(json(response).at("/error/code").asString()).isNotEmpty();
        assertThat(json(response).at("/error/message").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("noHttp")
    void aResponseSaysWhenTheServerCloses(int status, String request) throws IOException {
        try (RawClient client = new RawClient(URI.create(ssp.baseUrl()).getPort())) {
            RawClient.Answer response = client.send(request).answer();
            if (response.header("Connection").isEmpty()) {
                assertThat(client.get("/livez").answer().status()).isEqualTo(200);
            } else {
                assertThat(response.header("Connection")).contains("close");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.0, ''", "HTTP/1.1, Connection: close"})
    void aResponseThatEndsTheConnectionSaysSo(String version, String header) throws IOException {
        String line = header.isEmpty() ? "" : header + "\r\n";
        for (String path : new String[] {"/livez", "/robots.txt", "/nowhere"}) {
            RawClient.Answer response = ask("GET " + path + " " + version + "\r\n" + HOST + line + "\r\n");
            assertThat(response.header("Connection")).as(path).contains("close");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/livez",
                "/openapi.json",
                "/schemas/",
                "/media/x/logo.png",
                "/__admin/ui/app.js",
                "/__admin/clock",
                "/__admin/scenarios",
                "/__admin/scenarios/none",
                "/__admin/requests",
                "/__admin/requests/none",
                "/__admin/requests?nope=1",
                "/__admin/requests.jsonl",
                "/__admin/report.html",
                "/__admin/nowhere",
                "/nowhere"
            })
    void headHasTheStatusAndTheTypeOfGet(String path) throws IOException {
        String rest = " " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        try (RawClient get = new RawClient(URI.create(ssp.baseUrl()).getPort());
                RawClient head = new RawClient(URI.create(ssp.baseUrl()).getPort())) {
            RawClient.Answer expected = get.send("GET" + rest).head();
            RawClient.Answer response = head.send("HEAD" + rest).head();
            assertThat(response.status()).isEqualTo(expected.status());
            assertThat(response.header("Content-Type")).isEqualTo(expected.header("Content-Type"));
            assertThat(response.header("Content-Length")).isNotEqualTo(Optional.of("0"));
            assertThat(head.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "//",
                "/api//v1/ssp/bid-request",
                "/api/v1/ssp/bid-request;x",
                "/api/v1/ssp/bid-request//",
                "/api/v1/ssp/bid%2Drequest",
                "/api/v1/SSP/bid-request",
                "/__adminx",
                "/schemas/../x",
                "/api/v1/message/nope",
                "/api/v1/message/get-ad//"
            })
    void anUnknownPathIsNamedInItsEndpointsEnvelope(String path) throws IOException {
        Api api = path.startsWith("/api/v1/message/") ? Api.LEGACY : Api.SSP;
        RawClient.Answer response = ask("POST " + path + " HTTP/1.1\r\n" + HOST + KEY + JSON + EMPTY);
        assertThat(new Publisher.Answer(api, response).valid(404).message()).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tracking/redirect?token=x", "/api/v1/message/redirect/x"})
    void headFollowsNoTrackingLink(String path) throws IOException {
        try (RawClient client = new RawClient(URI.create(ssp.baseUrl()).getPort())) {
            RawClient.Answer response = client.send("HEAD " + path + " HTTP/1.1\r\n" + HOST + "\r\n")
                    .head();
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).contains("GET");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/%", "/%zz", "/%00", "/%2e%2e/x", "nohash"})
    void aPathThatIsNoneIsRefused(String path) throws IOException {
        assertThat(ask("POST " + path + " HTTP/1.1\r\n" + HOST + KEY + JSON + EMPTY)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/ssp/bid-request, 'POST, OPTIONS'",
        "PUT, /api/v1/ssp/bid-request/, 'POST, OPTIONS'",
        "PATCH, /api/v1/message/get-ad, 'POST, OPTIONS'",
        "DELETE, /api/v1/message/get-ad/, 'POST, OPTIONS'",
        "TRACE, /api/v1/ssp/bid-request, 'POST, OPTIONS'",
        "M-SEARCH, /api/v1/ssp/bid-request, 'POST, OPTIONS'",
        "POST, /api/v1/tracking/redirect, GET",
        "POST, /api/v1/tracking/view, GET",
        "POST, /api/v1/message/redirect/x, GET"
    })
    void aWrongMethodIsToldWhatIsAllowed(String method, String path, String allowed) throws IOException {
        Api api = path.startsWith("/api/v1/message/") ? Api.LEGACY : Api.SSP;
        RawClient.Answer response = ask(method + " " + path + " HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n");
        assertThat(response.header("Allow")).contains(allowed);
        assertThat(new Publisher.Answer(api, response).valid(405).message()).contains(method, allowed);
    }

    @Test
    void aMethodMayBeInLowerCase() throws IOException {
        RawClient.Answer response = ask(POST.replace("POST", "post") + HOST + KEY + JSON + EMPTY);
        assertThat(new Publisher.Answer(Api.SSP, response).valid(400).message()).contains("/userId");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: null, 403, Origin",
        "Origin: None, 403, Origin",
        "'Origin: ', 403, Origin",
        "Origin: http://localhost.elsewhere.example, 403, Origin",
        "Origin: http://localhost:3000/, 403, Origin",
        "X-Mock-Scenario: nope, 400, nope",
        "'X-Mock-Scenario: ', 400, Unknown scenario",
        "X-Mock-Scenario: é, 400, Unknown scenario",
        "X-Mock-Scenario: ../default, 400, Unknown scenario",
        "Content-Encoding: gzip, 400, /userId",
        "'X-Forwarded-For: ,,,é', 400, /userId",
        "X-User-Country: éé, 400, /userId"
    })
    void aHeaderOfTheWrongKind(String header, int status, String message) throws IOException {
        RawClient.Answer response = ask(POST + HOST + KEY + JSON + header + "\r\n" + EMPTY);
        assertThat(new Publisher.Answer(Api.SSP, response).valid(status).message())
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing thrad-api-key",
        "'thrad-api-key: ', Missing thrad-api-key",
        "thrads-api-key: staging-key, other endpoint",
        "Authorization: Bearer staging-key, Missing",
        "thrad-api-key: Staging-key, Unknown API key",
        "thrad-api-key: stagi\u00e9, Unknown API key",
        "thrad-api-key: +no-bid, Unknown API key"
    })
    void aKeyOfTheWrongKind(String header, String message) throws IOException {
        String line = header.isEmpty() ? "" : header + "\r\n";
        RawClient.Answer response = ask(POST + HOST + line + JSON + EMPTY);
        assertThat(new Publisher.Answer(Api.SSP, response).valid(401).message()).contains(message);
        assertThat(response.header("X-RateLimit-Limit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=%00", "?token=a.b", "?token=%zz&token=1"})
    void aTokenOfTheWrongKind(String query) throws IOException {
        for (String path : new String[] {"redirect", "view"}) {
            RawClient.Answer response = ask("GET /api/v1/tracking/" + path + query + " HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(new Publisher.Answer(Api.SSP, response).valid(404).message())
                    .contains("token");
        }
    }
}
