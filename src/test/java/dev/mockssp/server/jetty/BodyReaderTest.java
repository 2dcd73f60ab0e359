package dev.mockssp.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.Request;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.Servers;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BodyReaderTest {

    private static final int TEN_MB = 10_000_000;
    private static final byte[] BLOCK = new byte[1 << 20];

    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(10);
    private JavalinServer server;

    @BeforeEach
    void start() throws IOException {
        server = Servers.start(
                call -> {
                    requests.add(call.request());
                    return Servers.ok(call.request().oversized() ? "oversized" : "kept");
                },
                Duration.ofMillis(400));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String post(String fields) {
        return "POST /x HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, Servers.BODY_LIMIT})
    void aBodyUpToTheLimitIsKept(int length) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            byte[] body = new byte[length];
            for (int i = 0; i < length; i++) {
                body[i] = (byte) (i / 251);
            }
            client.send(post("Content-Length: " + length)).send(body);
            assertThat(client.answer().body()).isEqualTo("kept");
            assertThat(requests.take().body()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Servers.BODY_LIMIT + 1, TEN_MB})
    void aLongerBodyIsReadButNotKept(int length) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(post("Content-Length: " + length)).send(new byte[length]);
            assertThat(client.answer().body()).isEqualTo("oversized");
            assertThat(requests.take().body()).isEmpty();
            client.send(post("Content-Length: 1")).send("x");
            assertThat(client.answer().body()).isEqualTo("kept");
        }
    }

    @Test
    void aLongerBodyInChunksIsReadButNotKept() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(post("Transfer-Encoding: chunked"));
            for (int i = 0; i < 10; i++) {
                client.send("100000\r\n").send(BLOCK).send("\r\n");
            }
            client.send("0\r\nX-Trailer: 1\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("oversized");
            client.send(post("Transfer-Encoding: chunked")).send("3\r\nabc\r\n0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("kept");
            requests.take();
            assertThat(requests.take().body()).asString().isEqualTo("abc");
        }
    }

    @Test
    void whoAsksWhetherToSendIsToldToGoOn() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(post("Content-Length: 3\r\nExpect: 100-continue"));
            assertThat(client.head().status()).isEqualTo(100);
            assertThat(client.send("abc").answer().body()).isEqualTo("kept");
            assertThat(client.send(post("Content-Length: 1")).send("x").answer().body())
                    .isEqualTo("kept");
        }
    }

    @Test
    void whoAsksWhetherToSendTooMuchIsAnsweredAtOnce() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(post("Content-Length: " + TEN_MB + "\r\nExpect: 100-continue"));
            RawClient.Answer response = client.answer();
            assertThat(response.body()).isEqualTo("oversized");
            assertThat(response.header("Connection")).contains("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void anEndlessBodyIsAnsweredAndTheConnectionClosed() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(post("Content-Length: " + Long.MAX_VALUE));
            for (int i = 0; i < 64; i++) {
                client.send(BLOCK);
            }
            RawClient.Answer response = client.send("x").answer();
            assertThat(response.body()).isEqualTo("oversized");
            assertThat(response.header("Connection")).contains("close");
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Answer response =
                    client.send(post("Content-Length: 3")).send("a").answer();
            assertThat(response.status()).isEqualTo(408);
            assertThat(response.body())
                    .isEqualTo("{\"error\":{\"code\":\"request-timeout\",\"message\":\"The body did not arrive\"}}");
            assertThat(client.rest()).isEmpty();
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void aClientThatLeavesMidwayIsForgotten() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(post("Content-Length: 3")).send("a");
        }
        assertThat(Servers.awaitInFlight(server, 0, Duration.ofSeconds(5))).isTrue();
        assertThat(requests).isEmpty();
    }

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
        }
    }
}
