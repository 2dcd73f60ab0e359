package dev.mockssp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** With {@code --admin-token}, each request to the admin API needs the token, and nothing else does. */
@Timeout(120)
class AdminTokenTest {

    private static final String TOKEN = "s3cret/token+of.the~admin=API";
    private static final String HEADER = "Authorization";
    private static final String BEARER = "Bearer " + TOKEN;

    private static final List<String> WRONG = List.of(
            "Bearer",
            "Bearer ",
            "Bearer x",
            BEARER + "x",
            BEARER.substring(0, BEARER.length() - 1),
            BEARER + ", " + BEARER,
            "Bearer " + TOKEN.toUpperCase(),
            "Basic " + TOKEN,
            TOKEN);

    /** What may be requested without the token: it has no data of the user. */
    private static final Set<String> OPEN = Set.of(
            "GET /__admin/health",
            "GET /livez",
            "GET /readyz",
            "GET /__admin/ca.pem",
            "GET /__admin/ui",
            "GET /__admin/ui/{file}");

    private static MockSsp ssp;
    private static Client client;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start(Settings.of(Option.ADMIN_TOKEN, TOKEN).with(Option.TLS_PORT, 0));
        client = new Client(ssp);
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    @BeforeEach
    void reset() {
        ssp.reset();
    }

    /** Each route that the running server has for the admin API: the error for an unknown path lists them. */
    private static List<String> routes() {
        JsonNode error = client.send("GET", "/__admin/nowhere", "", HEADER, BEARER)
                .json()
                .get("error");
        List<String> routes = new ArrayList<>();
        error.get("allowed").forEach(route -> routes.add(route.stringValue()));
        assertThat(routes).hasSizeGreaterThan(35).contains("POST /__admin/mcp", "GET /__admin/pacts");
        return routes;
    }

    private static Client.Answer send(String route, String... headers) {
        String[] parts = route.split(" ");
        String path = parts[1].replace("{name}", "slow")
                .replace("{id}", "x")
                .replace("{provider}", "thrads-ssp")
                .replace("{file}", "app.js");
        // With the right token, the stream of events would not end.
        String query = parts[1].endsWith("/events") ? "?replay=x" : "";
        return client.send(parts[0], path + query, "", headers);
    }

    private static void assertRefused(Client.Answer answer, String what) {
        assertThat(answer.status()).as(what).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).as(what).isEqualTo("Bearer");
        assertThat(answer.text()).as(what).doesNotContain(TOKEN);
    }

    @Test
    void eachRouteNeedsTheToken() {
        client.bid("staging-a", Client.SHOES);
        for (String route : routes()) {
            if (OPEN.contains(route)) {
                assertThat(send(route).status()).as(route).isEqualTo(200);
                continue;
            }
            assertRefused(send(route), route);
            WRONG.forEach(wrong -> assertRefused(send(route, HEADER, wrong), route + " with " + wrong));
            if (route.startsWith("GET")) {
                assertRefused(send(route.replace("GET", "HEAD")), "HEAD of " + route);
            }
        }
        for (String other :
                List.of("GET /__admin", "GET /__admin/nowhere", "PATCH /__admin/clock", "OPTIONS /__admin/reset")) {
            assertRefused(send(other), other);
        }
        assertThat(ssp.requests()).hasSize(1);
        routes().forEach(route ->
                assertThat(send(route, HEADER, BEARER).status()).as(route).isNotEqualTo(401));
    }

    @Test
    void theMessageNamesOptionVariableAndHeader() {
        JsonNode missing = client.get("/__admin/requests").json().get("error");
        assertThat(missing.get("code").stringValue()).isEqualTo("admin-token");
        assertThat(missing.get("message").stringValue())
                .contains("Authorization: Bearer TOKEN", "--admin-token", "MOCK_SSP_ADMIN_TOKEN")
                .startsWith("This mock server needs its token");
        assertThat(client.send("GET", "/__admin/requests", "", HEADER, "Bearer x")
                        .text())
                .contains("does not have the token of this mock server");
    }

    @Test
    void theSchemeMayBeInLowerCase() {
        assertThat(client.send("GET", "/__admin/clock", "", HEADER, "bearer  " + TOKEN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theRulesOfHostsAndOriginsHoldNevertheless() {
        assertThat(client.send("GET", "/__admin/clock", "", HEADER, BEARER, "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(client.send("GET", "/__admin/clock", "", HEADER, BEARER, "Host", "evil.example")
                        .status())
                .isEqualTo(403);
    }

    /** However a path is written, it leads to the journal with the token or not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/__admin/requests",
                "/%5f%5fadmin/requests",
                "/%5F_admin/requests",
                "/__admin%2Frequests",
                "//__admin/requests",
                "/__admin//requests",
                "/./__admin/requests",
                "/%2e/__admin/requests",
                "/x/../__admin/requests",
                "/x/%2e%2e/__admin/requests",
                "/livez/../__admin/requests",
                "/__admin/ui/../requests",
                "/__admin/ui/%2e%2e/requests",
                "/__admin/ca.pem/../requests",
                "/__admin/health/..%2frequests",
                "/__admin/requests/",
                "/__admin;a=b/requests",
                "/__admin/requests;a=b",
                "/;/__admin/requests",
                "/__ADMIN/requests",
                "/__admin/Requests",
                "/\\__admin/requests",
                "http://localhost/__admin/requests",
                "http://localhost//__admin/requests",
                "http:/__admin/requests"
            })
    void noOtherSpellingOfAPathAvoidsTheToken(String target) throws IOException {
        client.bid("staging-a", Client.SHOES.replace("c1", "chat-marker"));
        URI base = URI.create(ssp.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            String head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("chat-marker");
        }
    }

    @Test
    void theVendorApiThePagesAndTheProbesStayOpen() {
        assertThat(client.bid("staging-a", Client.SHOES).status()).isEqualTo(200);
        for (String path : List.of("/", "/openapi.json", "/schemas/", "/llms.txt", "/favicon.ico", "/robots.txt")) {
            assertThat(client.get(path).status()).as(path).isEqualTo(200);
        }
    }

    private static String firstEvent(String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + "/__admin/events"))
                .headers(headers)
                .build();
        HttpResponse<InputStream> stream =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = stream.body()) {
            return stream.statusCode() == 200
                    ? new BufferedReader(new InputStreamReader(in, UTF_8)).readLine()
                    : "status " + stream.statusCode();
        }
    }

    private static Client.Answer begin() {
        return client.send("POST", "/__admin/session", "", HEADER, BEARER);
    }

    private static String cookie() {
        return begin().header("Set-Cookie").split(";")[0];
    }

    @Test
    void eventsArriveWithTheTokenAndWithTheCookie() throws Exception {
        assertThat(firstEvent(HEADER, BEARER)).isEqualTo("retry: 1000");
        assertThat(firstEvent("Cookie", cookie())).isEqualTo("retry: 1000");
        assertThat(firstEvent(HEADER, "Bearer x")).isEqualTo("status 401");
        assertThat(firstEvent("Cookie", cookie() + "x")).isEqualTo("status 401");
    }

    @Test
    void theCookieOfABrowserIsNotTheTokenAndEndsWithTheBrowser() {
        Client.Answer begun = begin();
        assertThat(begun.status()).isEqualTo(204);
        assertThat(begun.header("Set-Cookie"))
                .startsWith("mock-ssp-")
                .contains("; Path=/__admin; HttpOnly; SameSite=Strict")
                .doesNotContain(TOKEN, "Max-Age", "Expires", "Domain", "Secure");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        assertThat(cookie().length()).isGreaterThan(50);
        assertRefused(client.post("/__admin/session", ""), "without the token");
        assertRefused(client.send("POST", "/__admin/session", "", "Cookie", cookie()), "with the cookie");
    }

    @Test
    void theCookieAllowsReadingOnly() {
        for (String path : List.of("/__admin/report.html", "/__admin/requests.har", "/__admin/requests.jsonl")) {
            assertThat(client.send("GET", path, "", "Cookie", cookie()).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(client.send("HEAD", path, "", "Cookie", cookie()).status())
                    .as(path)
                    .isEqualTo(200);
        }
        routes().stream()
                .filter(route -> !route.startsWith("GET"))
                .forEach(route -> assertRefused(send(route, "Cookie", cookie()), route));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void theCookieIsOfNoUseToOtherPages(String site) {
        assertRefused(client.send("GET", "/__admin/requests", "", "Cookie", cookie(), "Sec-Fetch-Site", site), site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void theCookieIsForThePageItselfAndTypedAddresses(String site) {
        assertThat(client.send("GET", "/__admin/requests", "", "Cookie", cookie(), "Sec-Fetch-Site", site)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theCookieOfAnotherServerIsOfNoUse() {
        String cookie = cookie();
        try (MockSsp other = MockSsp.start(Settings.of(Option.ADMIN_TOKEN, TOKEN))) {
            assertRefused(new Client(other).send("GET", "/__admin/requests", "", "Cookie", cookie), "another server");
            String[] both = cookie.split("=", 2);
            String name = new Client(other)
                    .send("POST", "/__admin/session", "", HEADER, BEARER)
                    .header("Set-Cookie")
                    .split("=")[0];
            assertThat(name).isNotEqualTo(both[0]);
            assertRefused(
                    new Client(other).send("GET", "/__admin/requests", "", "Cookie", name + "=" + both[1]),
                    "its value");
        }
    }

    @Test
    void theTokenIsNeverShown() {
        assertThat(Settings.of(Option.ADMIN_TOKEN, TOKEN).config().toString()).doesNotContain(TOKEN);
        for (String path : List.of("/livez", "/__admin/health", "/", "/openapi.json")) {
            assertThat(client.get(path).text()).as(path).doesNotContain(TOKEN);
        }
        for (String path : List.of("/__admin/openapi.json", "/__admin/report.html", "/__admin/scenarios")) {
            assertThat(client.send("GET", path, "", HEADER, BEARER).text())
                    .as(path)
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void withoutTheOptionTheApiIsOpen() {
        try (MockSsp open = MockSsp.start()) {
            Client visitor = new Client(open);
            assertThat(visitor.get("/__admin/requests").status()).isEqualTo(200);
            assertThat(visitor.send("GET", "/__admin/requests", "", HEADER, "Bearer x")
                            .status())
                    .isEqualTo(200);
            Client.Answer session = visitor.post("/__admin/session", "");
            assertThat(session.status()).isEqualTo(204);
            assertThat(session.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void theJavaClientSendsTheToken() {
        MockSspClient remote = MockSspClient.at(ssp.baseUrl(), TOKEN);
        client.bid("staging-a", Client.SHOES);
        assertThat(remote.requests()).hasSize(1);
        assertThatCode(() -> remote.clock().freeze(Instant.EPOCH)).doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        MockSspClient.at(ssp.baseUrl(), "another-admin-token").requests())
                .hasMessageContaining("--admin-token");
        assertThatThrownBy(() -> MockSspClient.at(ssp.baseUrl()).requests())
                .hasMessageContaining("MOCK_SSP_ADMIN_TOKEN");
    }
}
