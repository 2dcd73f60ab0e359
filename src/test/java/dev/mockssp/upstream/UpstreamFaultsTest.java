package dev.mockssp.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** For every fault of the upstream, the client gets a response in the vendor's envelope that describes it. */
@Timeout(60)
class UpstreamFaultsTest {

    private static final String KEY = "sk-QxZvWq-live";
    private static final String SSP = "/api/v1/ssp/bid-request";

    /** On a busy machine, the first TLS handshake of a process takes almost a second. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;

    private interface Behaviour {
        void on(Socket socket) throws IOException;
    }

    /** A socket that nobody holds is closed with the next garbage collection. */
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();

    private URI serving(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(() -> {
            while (true) {
                Socket socket = server.accept();
                accepted.add(socket);
                threads.submit(() -> {
                    behaviour.on(socket);
                    return null;
                });
            }
        });
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private URI answering(String raw) throws IOException {
        return serving(socket -> {
            socket.getInputStream().read(new byte[4096]);
            OutputStream out = socket.getOutputStream();
            out.write(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.close();
        });
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        if (server != null) {
            server.close();
        }
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    private record Asked(int status, JsonNode json, String journal) {
        String message() {
            return json.path("message").asString("");
        }
    }

    /** More headers of each request, as names and values. */
    Headers more() {
        return Headers.none();
    }

    private Asked ask(URI base, String path, String... headers) {
        return ask(base, LONG, path, headers);
    }

    private Asked ask(URI base, Duration timeout, String path, String... headers) {
        SchemaLibrary schemas = SchemaLibrary.shared();
        Engine engine = new Engine(
                Settings.of(Option.RECORD_FROM, base).config(),
                1,
                schemas,
                new ScenarioLibrary(new DocumentReader(schemas)::scenario),
                List::of,
                call -> Response.Bytes.empty(404, Headers.none()),
                Optional.of(new UpstreamClient(base, Optional.empty(), "--upstream-ca", timeout)),
                exchange -> {},
                () -> 0);
        byte[] body = "{\"userId\":\"u\"}".getBytes(StandardCharsets.UTF_8);
        Headers all = Headers.of("thrad-api-key", KEY, "Content-Type", "application/json")
                .with(more())
                .with(Headers.of(headers));
        Request request = new Request("POST", path, "", all, body, false, "127.0.0.1", "http://localhost:7777");
        Response.Bytes response = (Response.Bytes) engine.handle(new RequestContext(request, Instant.EPOCH));
        JsonNode json = Json.read(response.body());
        return new Asked(
                response.status(),
                json,
                engine.admin().journal().find(one -> true).get(0).outcome().reason());
    }

    private static void assertTold(Asked asked, int status, String... reason) {
        assertThat(asked.status()).isEqualTo(status);
        assertThat(asked.message()).contains(reason).doesNotContain("QxZvWq", "\n");
        assertThat(asked.journal()).isEqualTo(asked.message());
        assertThat(asked.json().path("status").asString("")).isEqualTo("error");
        assertThat(asked.json().at("/data/bid").isNull()).isTrue();
        assertThat(asked.json().at("/error/code").asInt(0)).isEqualTo(status);
    }

    private Asked ask(URI base) {
        return ask(base, SSP);
    }

    private Asked askImpatiently(URI base) {
        return ask(base, Duration.ofMillis(700), SSP);
    }

    @Test
    void nobodyListens() throws IOException {
        URI closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://localhost:" + free.getLocalPort());
        }
        assertTold(ask(closed), 502, "refused the connection");
    }

    @Test
    void theNameIsUnknown() {
        assertTold(ask(URI.create("http://no-such-host.invalid")), 502, "unknown host name");
    }

    @Test
    void itNeverAnswers() throws IOException {
        assertTold(askImpatiently(serving(socket -> {})), 504, "did not respond within 0.7 s");
    }

    @Test
    void itStopsHalfWay() throws IOException {
        URI base = serving(socket -> {
            // a response before the request is another fault
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        });
        assertTold(askImpatiently(base), 504, "did not respond within");
    }

    @Test
    void itResetsTheConnection() throws IOException {
        URI base = serving(socket -> {
            socket.getInputStream().read(new byte[4096]);
            socket.setSoLinger(true, 0);
            socket.close();
        });
        assertTold(ask(base), 502, "sent no HTTP response");
    }

    @Test
    void itCutsItsAnswer() throws IOException {
        assertTold(ask(answering("HTTP/1.1 200 OK\nContent-Length: 900\n\n{")), 502, "aborted its response");
    }

    @Test
    void itSpeaksNoTls() throws IOException {
        URI plain = answering("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n");
        assertTold(ask(URI.create("https://localhost:" + plain.getPort())), 502, "cannot be reached over TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 503 Oops\nContent-Type: text/html\nContent-Length: 7\n\n<html/>",
                "HTTP/1.1 503 Oops\nContent-Type: text/html\nContent-Length: 1\n\n{"
            })
    void itAnswersNoJson(String raw) throws IOException {
        assertTold(ask(answering(raw)), 502, "responded with 503 and text/html", "not JSON");
    }

    @Test
    void itAnswersNothing() throws IOException {
        assertTold(ask(answering("HTTP/1.1 204 No Content\n\n")), 502, "204 and an empty body");
    }

    @Test
    void itAnswersInACodingThatNobodyAskedFor() throws IOException {
        assertTold(
                ask(answering("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 2\n\n{}")), 502, "coding gzip");
    }

    @Test
    void itNeverEnds() throws IOException {
        URI base = serving(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[64 << 10];
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        });
        assertTold(ask(base), 502, "longer than 4194304 bytes");
    }

    @Test
    void aLegacyCallerGetsTheLegacyEnvelope() throws IOException {
        Asked asked = ask(answering("HTTP/1.1 502 No\nContent-Length: 0\n\n"), "/api/v1/message/get-ad");
        assertThat(asked.status()).isEqualTo(502);
        assertThat(asked.json().path("apiVersion").asString("")).isEqualTo("0.1.0");
        assertThat(asked.json().path("data").isEmpty()).isTrue();
    }

    @Test
    void aHeaderThatCannotBeSentIsNotQuoted() throws IOException {
        Asked asked = ask(answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n"), SSP, "X-Odd", KEY + "\u0001");
        assertTold(asked, 400, "The header X-Odd cannot be forwarded");
    }

    @Test
    void whatBelongsToOneConnectionIsNotPassedOn() throws IOException {
        StringBuilder sent = new StringBuilder();
        URI base = serving(socket -> {
            byte[] head = new byte[8192];
            int read = socket.getInputStream().read(head);
            sent.append(new String(head, 0, read, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
            socket.getOutputStream()
                    .write(
                            ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\n"
                                            + "X-End: 2\r\nContent-Length: 2\r\n\r\n{}")
                                    .getBytes(StandardCharsets.UTF_8));
            socket.close();
        });
        UpstreamClient upstream = new UpstreamClient(base, Optional.empty(), "--upstream-ca", Duration.ofSeconds(5));
        Headers headers = Headers.of(
                        "Connection",
                        "X-Mine",
                        "X-Mine",
                        "1",
                        "TE",
                        "trailers",
                        "Keep-Alive",
                        "5",
                        "Host",
                        "other.example",
                        "Proxy-Authorization",
                        "Basic x",
                        "Accept-Encoding",
                        "gzip",
                        "X-Mock-Scenario",
                        "slow",
                        "X-Mock-Source",
                        "dashboard",
                        "X-Kept",
                        "yes")
                .with(more());
        Request request = new Request(
                "POST",
                "/api/v1/ssp/bid-request",
                "a=b",
                headers,
                new byte[] {'{', '}'},
                false,
                "127.0.0.1",
                "http://h");
        Response response = upstream.handle(new RequestContext(request, Instant.EPOCH));

        assertThat(sent.toString())
                .startsWith("post /api/v1/ssp/bid-request?a=b http/1.1")
                .contains("x-kept: yes", "host: localhost:", "accept-encoding: identity")
                .doesNotContain(
                        "x-mine", "te:", "keep-alive", "other.example", "proxy-authorization", "gzip", "x-mock");
        assertThat(response.headers().first("X-End")).contains("2");
        assertThat(response.headers().has("X-Hop")).isFalse();
        assertThat(response.headers().has("Content-Length")).isFalse();
    }
}
