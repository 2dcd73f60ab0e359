package dev.mockssp.server.vendor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.Servers;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RequestMapperTest {

    private final BlockingQueue<RequestContext> calls = new ArrayBlockingQueue<>(10);
    private JavalinServer server;

    @BeforeEach
    void start() throws IOException {
        server = Servers.start(call -> {
            calls.add(call);
            return Servers.ok("seen");
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Request seen(String request) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send(request).head().status()).isEqualTo(200);
        }
        return calls.poll(5, TimeUnit.SECONDS).request();
    }

    private Request seenPath(String target) throws Exception {
        return seen("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    @Test
    void aRequestArrivesWhole() throws Exception {
        RawClient.Answer response = RawClient.ask(
                server.port(),
                "POST /api/v1/x?a=%20b&c HTTP/1.1\r\nHost: ssp.test:81\r\nX-b: 1\r\nX-A: 2\r\nx-B: 3\r\nX-Empty:\r\n"
                        + "Content-Length: 2\r\n\r\n{}");
        assertThat(response.body()).isEqualTo("seen");
        RequestContext call = calls.take();
        assertThat(call.receivedAt()).isEqualTo(Servers.NOW);
        Request request = call.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v1/x");
        assertThat(request.query()).isEqualTo("a=%20b&c");
        assertThat(request.headers())
                .isEqualTo(Headers.of(
                        "Host",
                        "ssp.test:81",
                        "X-b",
                        "1",
                        "X-A",
                        "2",
                        "x-B",
                        "3",
                        "X-Empty",
                        "",
                        "Content-Length",
                        "2"));
        assertThat(request.body()).asString(ISO_8859_1).isEqualTo("{}");
        assertThat(request.oversized()).isFalse();
        assertThat(request.remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(request.baseUrl()).isEqualTo("http://ssp.test:81");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "A-b!#$%&'*+.^_`|~0"})
    void everyMethodArrives(String method) throws Exception {
        assertThat(seen(method + " /x HTTP/1.1\r\nHost: h\r\n\r\n").method()).isEqualToIgnoringCase(method);
    }

    @Test
    void headAndAsteriskArrive() throws Exception {
        assertThat(seen("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n").method()).isEqualTo("HEAD");
        assertThat(seen("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n").path()).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a%2Fb",
                "//x",
                "/x//y",
                "/a/../b",
                "/a;p=1/b",
                "/\\x",
                "/a%c3%28",
                "/api/v1/ssp/bid-request/",
                "/[x]",
                "/{x}|^",
                "/__adminx",
                "/media/UPPER/image.png"
            })
    void everyPathArrivesAsItWasSent(String path) throws Exception {
        assertThat(seen("POST " + path + " HTTP/1.1\r\nHost: h\r\n\r\n").path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "http://other:1/p?q, /p, http://other:1",
        "http://h, /, http://h",
        "/x#y, /x, http://h",
    })
    void otherFormsOfTheTarget(String target, String path, String base) throws Exception {
        String host = base.substring("http://".length());
        Request request = seen("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.baseUrl()).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({"localhost:7777", "[::1]:7777", "a.b-c_d", "127.0.0.1"})
    void theBaseIsTheHost(String host) throws Exception {
        assertThat(seen("GET /x HTTP/1.1\r\nHost: " + host + "\r\n\r\n").baseUrl())
                .isEqualTo("http://" + host.toLowerCase(Locale.ROOT));
    }

    @Test
    void withoutAHostTheBaseIsTheAddress() throws Exception {
        assertThat(seen("GET /x HTTP/1.0\r\n\r\n").baseUrl()).isEqualTo("http://127.0.0.1:" + server.port());
    }

    @Test
    void bytesBeyondAsciiAreNoTrouble() throws Exception {
        Request request = seen("GET /x HTTP/1.1\r\nHost: h\r\nX-A: \u00e4\u00ff\r\n\r\n");
        assertThat(request.headers().first("X-A")).isPresent();
        assertThat(seenPath("/%C3%A4").path()).isEqualTo("/%C3%A4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x HTTP/1.1\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: h\r\nBad Name: 1\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: h\r\nX-A: a\u0000b\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET x HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /a%00b HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /..;/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /%2e%2e/x HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /x HTTP/9.9\r\nHost: h\r\n\r\n",
                "GET /x\r\n\r\n",
                "\u0001\u0002\u0003\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: h\r\nExpect: miracles\r\n\r\n",
                "CONNECT :0 HTTP/1.1\r\nHost: h\r\n\r\n"
            })
    void whatIsNoHttpGetsAFewWordsOfJson(String request) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Answer response = client.send(request).answer();
            assertThat(response.status()).isBetween(400, 505);
            assertThat(response.header("Content-Type")).contains("application/json");
            assertThat(response.header("Server")).isEmpty();
            assertThat(response.body())
                    .matches("\\{\"error\":\\{\"code\":\"[a-z-]+\",\"message\":\"[^\"]+\"}}")
                    .doesNotContain("jetty", "Exception");
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws Exception {
        String request = "GET /x HTTP/1.1\r\nHost: h\r\nX-A: " + "a".repeat(100_000) + "\r\n\r\n";
        RawClient.Answer response = RawClient.ask(server.port(), request);
        assertThat(response.status()).isEqualTo(431);
        assertThat(response.body()).contains("request-header-fields-too-large");
    }

    @Test
    void anUpgradeIsNoBusinessOfTheServer() throws Exception {
        Request request = seen(RawClient.upgrade("/x"));
        assertThat(request.headers().first("Upgrade")).contains("websocket");
    }
}
