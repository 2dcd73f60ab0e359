package dev.mockssp.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Request;
import dev.mockssp.core.Response;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.Servers;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, but never idle for long. */
@Timeout(60)
class TimedEndPointTest {

    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final int MOST_STEPS = 200;
    private static final byte[] LONG = new byte[20_000_000];

    private JavalinServer server;

    @BeforeEach
    void start() throws IOException {
        server = Servers.start(context -> respond(context.request()), PATIENCE);
    }

    private void restart(Duration patience) throws IOException {
        server.close();
        server = Servers.start(context -> respond(context.request()), patience);
    }

    private static Response respond(Request request) {
        return switch (request.path()) {
            case "/timeout" -> new Response.Faulty(Fault.TIMEOUT, Servers.ok("never"));
            case "/delayed" -> new Response.Delayed(Servers.ok("late"), PATIENCE.multipliedBy(3));
            case "/long" -> new Response.Bytes(200, Servers.ok("").headers(), "text/plain", LONG);
            default -> Servers.ok("done");
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Sends a byte now and then, as long as the connection is open. */
    private static void drip(RawClient client) throws InterruptedException {
        try {
            for (int i = 0; i < MOST_STEPS; i++) {
                client.send("a");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException e) {
            return;
        }
        Assertions.fail("the connection is still open");
    }

    private ConnectionCounts.Kinds closed() {
        return Servers.counts(server).closed();
    }

    @Test
    void aHeadThatDripsIsGivenUp() throws Exception {
        try (RawClient client = new RawClient(server.port()).send("GET /x HTTP/1.1\r\nHost: h\r\nX: ")) {
            drip(client);
        }
        assertThat(closed()).isEqualTo(new ConnectionCounts.Kinds(1, 0, 0, 0));
    }

    @Test
    void theHeadOfALaterRequestToo() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.get("/x").answer();
            drip(client.send("GET /x HTTP/1.1\r\nHost: h\r\nX: "));
        }
        assertThat(closed().head()).isOne();
    }

    @Test
    void aBodyThatDripsIsGivenUpWithAnAnswer() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
            drip(client);
        }
        assertThat(closed()).isEqualTo(new ConnectionCounts.Kinds(0, 1, 0, 0));
    }

    @Test
    void whoDripsABodyIsToldSo() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
            Thread dripping = new Thread(() -> {
                try {
                    drip(client);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            dripping.start();
            RawClient.Answer response = client.answer();
            assertThat(response.status()).isEqualTo(408);
            assertThat(response.header("Connection")).contains("close");
            dripping.join();
        }
    }

    @Test
    void aResponseThatIsReadInDropsIsGivenUp() throws Exception {
        try (RawClient client = RawClient.withSmallBuffer(server.port()).get("/long")) {
            for (int i = 0; i < MOST_STEPS && closed().response() == 0; i++) {
                assertThat(client.readSome(100)).isPositive();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        assertThat(closed()).isEqualTo(new ConnectionCounts.Kinds(0, 0, 1, 0));
        assertThat(Servers.awaitInFlight(server, 0, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void aResponseThatIsReadQuicklyIsComplete() throws Exception {
        restart(Duration.ofSeconds(30));
        try (RawClient client = new RawClient(server.port()).get("/long")) {
            assertThat(client.answer().body()).hasSize(LONG.length);
        }
        assertThat(closed()).isEqualTo(new ConnectionCounts.Kinds(0, 0, 0, 0));
    }

    @Test
    void whatAScenarioHoldsBackIsExempt() throws Exception {
        try (RawClient delayed = new RawClient(server.port()).get("/delayed");
                RawClient held = new RawClient(server.port()).get("/timeout")) {
            assertThat(delayed.answer().body()).isEqualTo("late");
            Assertions.assertThatThrownBy(() -> held.patience(100).rest()).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(closed()).isEqualTo(new ConnectionCounts.Kinds(0, 0, 0, 0));
    }

    @Test
    void aSlowConnectionIsCounted() throws Exception {
        restart(Duration.ofSeconds(30));
        try (RawClient head = new RawClient(server.port()).send("GET /x HTTP/1.1\r\n");
                RawClient body =
                        new RawClient(server.port()).send("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n")) {
            assertThat(Servers.await(
                            Duration.ofSeconds(10),
                            () -> Servers.counts(server).slow().equals(new ConnectionCounts.Kinds(1, 1, 0, 0))))
                    .isTrue();
            assertThat(Servers.counts(server).open()).isEqualTo(2);
            assertThat(head).isNotSameAs(body);
        }
        assertThat(Servers.await(
                        Duration.ofSeconds(10), () -> Servers.counts(server).open() == 0))
                .isTrue();
    }
}
