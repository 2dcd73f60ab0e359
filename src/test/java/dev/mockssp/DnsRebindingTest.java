package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Requests to hosts that others may own are rejected by the admin API and the dashboard, whatever client they seem to
 * come from. {@link BrowserRebindingTest} attacks with real browsers.
 */
@Timeout(20)
class DnsRebindingTest {

    private static final String EVIL = "Host: evil.example:7777\r\n";

    private MockSsp ssp;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.ALLOWED_HOST, "mock.ads.example")
                .with(Option.PUBLIC_URL, "https://ads.shop.example/base"));
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private RawClient.Answer send(String line, String headers) throws IOException {
        return RawClient.ask(URI.create(ssp.baseUrl()).getPort(), line + "\r\n" + headers + "\r\n");
    }

    private RawClient.Answer get(String path, String headers) throws IOException {
        return send("GET " + path + " HTTP/1.1", headers);
    }

    private static JsonNode error(RawClient.Answer answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8)).get("error");
    }

    private static void assertForeign(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(error(answer).get("code").stringValue()).isEqualTo("foreign-host");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "User-Agent: Mozilla/5.0", "User-Agent: curl/8.5.0", "User-Agent: x", "User-Agent:"})
    void theClientDoesNotMatter(String agent) throws IOException {
        String headers = EVIL + (agent == null ? "" : agent + "\r\n");
        for (String path : List.of(
                "/",
                "/?x",
                "/__admin",
                "/__admin/",
                "/__admin/ui",
                "/__admin/ui/app.js",
                "/__admin/requests",
                "/__admin/requests/",
                "/__admin//requests",
                "/__admin/requests?limit=1",
                "/__admin/requests.har",
                "/__admin/events",
                "/__admin/report.html",
                "/__admin/pacts",
                "/__admin/openapi.json",
                "/__admin/none")) {
            assertForeign(get(path, headers));
        }
        ssp.use("slow");
        for (String method : List.of("DELETE", "PUT", "POST", "OPTIONS", "HEAD", "PATCH")) {
            String request = method + " /__admin/scenario HTTP/1.1\r\n" + headers + "Content-Length: 0\r\n\r\n";
            try (RawClient client = new RawClient(URI.create(ssp.baseUrl()).getPort())) {
                assertThat(client.send(request).head().status()).as(method).isEqualTo(403);
            }
        }
        assertThat(ssp.admin().selection().active()).isEqualTo("slow");
    }

    @Test
    void theMessageNamesTheHostAndTheOption() throws IOException {
        assertThat(error(get("/__admin/requests", EVIL)).get("message").stringValue())
                .isEqualTo("The admin API and the dashboard may not be used at the host \"evil.example:7777\"; allowed"
                        + " are IP addresses, names without a dot, names that end with .localhost, .local, .internal,"
                        + " .test, .home.arpa, .svc, and the hosts of --host, --public-url and --allowed-host. If the"
                        + " name is yours, start mock-ssp with --allowed-host or MOCK_SSP_ALLOWED_HOST");
    }

    @Test
    void aBrowserThatOpensTheDashboardGetsTheMessageAsAPage() throws IOException {
        String accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";
        for (String path : List.of("/", "/__admin/ui")) {
            RawClient.Answer page = get(path, EVIL + accept);
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.header("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(page.body())
                    .contains("at the host &quot;evil.example:7777&quot;", "--allowed-host", "foreign-host")
                    .doesNotContain("<script", "{\"error");
        }
        assertForeign(get("/__admin/requests", EVIL + accept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:7777",
                "127.0.0.1",
                "[::1]:7777",
                "mock-ssp:7777",
                "docker:7777",
                "mock-ssp.team.svc:7777",
                "host.docker.internal:7777",
                "host.testcontainers.internal:7777",
                "MOCK.ads.example.:7777",
                "ads.shop.example"
            })
    void theUsersOwnHostsAreAllowed(String host) throws IOException {
        for (String path : List.of("/", "/__admin/ui/app.js", "/__admin/requests")) {
            RawClient.Answer answer =
                    get(path, "Host: " + host + "\r\nOrigin: http://" + host + "\r\nConnection: close\r\n");
            assertThat(answer.status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Host: localhost\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: http",
                "Forwarded: host=localhost",
                "X-Host: localhost",
                "X-Original-Host: localhost",
                "X-HTTP-Host-Override: localhost"
            })
    void headersOfProxiesDoNotMatter(String headers) throws IOException {
        assertForeign(get("/__admin/requests", EVIL + headers + "\r\n"));
        String foreign = headers.replace("localhost", "evil.example");
        assertThat(get("/__admin/requests", "Host: localhost\r\n" + foreign + "\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAbsoluteTargetMustHaveAnAllowedHostToo() throws IOException {
        assertForeign(get("http://evil.example:7777/__admin/requests", EVIL));
        assertForeign(get("HTTP://EVIL.example:7777/__admin/requests", "Host: evil.example:7777\r\n"));
        assertForeign(send("GET http://evil.example/__admin/requests HTTP/1.0", ""));
        assertForeign(get("http:/__admin/requests", EVIL));
        assertThat(get("http://evil.example/__admin/requests", "Host: localhost\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(get("http://localhost/__admin/requests", EVIL).status()).isEqualTo(400);
        assertThat(send("GET http://evil.example/__admin/requests HTTP/1.0", "Host: localhost\r\n")
                        .status())
                .isIn(400, 403);
        assertThat(get("http://localhost:7777/__admin/requests", "Host: localhost:7777\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host: evil.example\r\nHost: localhost\r\n",
                "Host: localhost, evil.example\r\n",
                "Host: evil.example@localhost\r\n",
                "Host: evil.example#localhost\r\n",
                "Host: evil.example/localhost\r\n",
                "Host: evil.example localhost\r\n",
                "Host: evil.example\r\n localhost\r\n"
            })
    void aRequestHasOneHost(String headers) throws IOException {
        RawClient.Answer answer = get("/__admin/requests", headers);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer).get("code").stringValue()).isEqualTo("bad-request");
    }

    /** Every browser sends the header; a request of HTTP/1.0 without it is for the address of the connection. */
    @Test
    void http10NeedsNoHost() throws IOException {
        assertThat(send("GET /__admin/requests HTTP/1.0", "").status()).isEqualTo(200);
        assertForeign(send("GET /__admin/requests HTTP/1.0", EVIL));
    }

    /** No spelling of a path leads to a route of the admin API without the rule. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//__admin/requests",
                "/./__admin/requests",
                "/x/../__admin/requests",
                "/%5F_admin/requests",
                "/%5f%5fadmin/requests",
                "/__admin%2Frequests",
                "/%2e/__admin/requests",
                "/;x/__admin/requests",
                "/__admin;x/requests",
                "/__admin/;x/requests",
                "/__admin/health/../requests",
                "/__admin/health;/../requests",
                "/__admin/ca.pem/../requests",
                "/__admin/ui/../requests",
                "/__admin/ui/%2e%2e/requests",
                "/__ADMIN/requests",
                "/%2F",
                "/index.html"
            })
    void otherSpellingsOfAPathLeadNowhere(String path) throws IOException {
        assertThat(get(path, EVIL).status()).isIn(400, 403, 404);
    }

    @Test
    void theVendorApiAndTheProbesHaveNoSuchRule() throws IOException {
        String body = Client.SHOES.replace('\'', '"');
        RawClient.Answer bid = send(
                "POST " + Client.BID + " HTTP/1.1",
                EVIL + "thrad-api-key: staging-a\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
        assertThat(bid.status()).isEqualTo(200);
        String url = Json.read(bid.body().getBytes(StandardCharsets.UTF_8))
                .at("/data/bid/url")
                .stringValue();
        assertThat(get(
                                URI.create(url).getRawPath().substring("/base".length()) + "?"
                                        + URI.create(url).getRawQuery(),
                                EVIL)
                        .status())
                .isEqualTo(302);
        for (String path : List.of(
                "/livez",
                "/readyz",
                "/__admin/health",
                "/landing/trail-shoes",
                "/media/trail-shoes/image.png",
                "/openapi.json",
                "/schemas/",
                "/favicon.ico")) {
            assertThat(get(path, EVIL).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aProxyForTlsInFrontChangesTheSchemeOfTheOrigin() throws IOException {
        String host = "Host: ads.shop.example\r\n";
        assertThat(get("/__admin/requests", host + "Origin: https://ads.shop.example\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(get("/__admin/requests", host + "Origin: https://shop.example\r\n")
                        .status())
                .isEqualTo(403);
    }
}
