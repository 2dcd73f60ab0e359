package dev.mockssp.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with a header that is not ASCII. */
@Timeout(60)
class OneShotConnectionTest {

    /** What the upstream received, as one character for each byte, and the response. */
    private record Sent(String request, Response.Bytes response) {}

    private static Sent send(String method, Headers.Field field, String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> answer(server, answer));
            URI base = URI.create("http://localhost:" + server.getLocalPort());
            UpstreamClient upstream =
                    new UpstreamClient(base, Optional.empty(), "--upstream-ca", Duration.ofSeconds(20));
            byte[] body = method.equals("POST") ? "{\"a\":\"ü\"}".getBytes(UTF_8) : new byte[0];
            Request request = new Request(
                    method, "/api/v1/x", "b=c", Headers.of(List.of(field)), body, false, "127.0.0.1", "http://h");
            Response response = upstream.handle(new RequestContext(request, Instant.EPOCH));
            return new Sent(received.get(), (Response.Bytes) response);
        }
    }

    private static String answer(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            byte[] request = new byte[8192];
            int length = 0;
            while (!new String(request, 0, length, ISO_8859_1).matches("(?s).*\r\n\r\n.*")) {
                length += socket.getInputStream().read(request, length, request.length - length);
            }
            socket.getOutputStream().write(answer.replace("\n", "\r\n").getBytes(ISO_8859_1));
            return new String(request, 0, length, ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code München} in UTF-8 and in Latin-1, which is no valid UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"M\u00c3\u00bcnchen", "M\u00fcnchen", "\u00e6\u009d\u00b1"})
    void isSentWithTheBytesThatWereReceived(String bytes) throws Exception {
        Headers.Field field = Headers.Field.ofBytes("X-User-City", bytes);
        Sent sent = send(
                "POST", field, "HTTP/1.1 200 OK\nContent-Type: a/b\nX-City: " + bytes + "\nContent-Length: 2\n\n{}");

        assertThat(sent.request())
                .startsWith("POST /api/v1/x?b=c HTTP/1.1\r\nHost: localhost:")
                .contains("\r\nX-User-City: " + bytes + "\r\n", "\r\nContent-Length: 10\r\n");
        assertThat(sent.response().status()).isEqualTo(200);
        assertThat(sent.response().contentType()).isEqualTo("a/b");
        assertThat(sent.response().body()).asString().isEqualTo("{}");
        assertThat(sent.response().headers().fields())
                .filteredOn(it -> it.name().equalsIgnoreCase("X-City"))
                .singleElement()
                .satisfies(it -> assertThat(it.bytes()).isEqualTo(bytes));
    }

    @Test
    void readsChunks() throws Exception {
        Sent sent = send(
                "POST",
                new Headers.Field("X-User-City", "München"),
                "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3;x=y\n{\"a\n4\n\":1}\n0\n\n");

        assertThat(sent.response().body()).asString().isEqualTo("{\"a\":1}");
    }

    @Test
    void readsUntilTheEndOfTheConnection() throws Exception {
        Sent sent = send("POST", new Headers.Field("X-User-City", "München"), "HTTP/1.1 200 OK\n\n{}");

        assertThat(sent.response().body()).asString().isEqualTo("{}");
    }

    @Test
    void readsNoBodyOfHead() throws Exception {
        Sent sent = send(
                "HEAD", new Headers.Field("X-User-City", "München"), "HTTP/1.1 302 Found\nContent-Length: 900\n\n");

        assertThat(sent.request()).startsWith("HEAD /api/v1/x?b=c HTTP/1.1\r\n");
        assertThat(sent.response().status()).isEqualTo(302);
        assertThat(sent.response().body()).isEmpty();
    }
}
