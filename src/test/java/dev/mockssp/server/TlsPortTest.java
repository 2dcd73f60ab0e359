package dev.mockssp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.Trust;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Fault;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Response;
import dev.mockssp.tls.ServerCertificate;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The TLS port does what the plain one does. */
@Timeout(60)
class TlsPortTest {

    private static final ServerCertificate CERTIFICATE = ServerCertificate.create(List.of("localhost"), Instant.now());
    private static final SSLContext TRUST = Trust.only(CERTIFICATE.authority().orElseThrow());
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);

    private JavalinServer serverThat(HttpHandler vendor, Duration idleTimeout) throws BindFailedException {
        HttpHandler counted = call -> {
            asked.countDown();
            return vendor.handle(call);
        };
        return Servers.start(counted, idleTimeout, CERTIFICATE.context());
    }

    private static RawClient client(JavalinServer server) throws IOException {
        return RawClient.overTls(server.tlsPort().orElseThrow(), TRUST);
    }

    @Test
    void bothPortsRespondEachWithItsScheme() throws Exception {
        try (JavalinServer server = serverThat(call -> Servers.ok(call.request().baseUrl()), LONG);
                RawClient secured = client(server)) {
            assertThat(RawClient.ask(server.port(), "GET /x HTTP/1.1\r\nHost: a:1\r\n\r\n")
                            .body())
                    .isEqualTo("http://a:1");
            String atTls = "GET /x HTTP/1.1\r\nHost: ssp.thrads.ai\r\n\r\n";
            assertThat(secured.send(atTls).answer().body()).isEqualTo("https://ssp.thrads.ai");
            assertThat(secured.send(atTls.replace("/x", "http://ssp.thrads.ai/x"))
                            .answer()
                            .body())
                    .as("the connection decides, not what the client writes")
                    .startsWith("https://");
            assertThat(secured.send("GET /x HTTP/1.0\r\n\r\n").answer().body())
                    .isEqualTo("https://127.0.0.1:" + server.tlsPort().orElseThrow());
        }
    }

    @Test
    void withoutTlsThereIsNoSuchPort() throws Exception {
        try (JavalinServer server = Servers.start(call -> Servers.ok("x"))) {
            assertThat(server.tlsPort()).isEmpty();
        }
    }

    @Test
    void faultsOfTheSocketAreReal() throws Exception {
        Response whole = Servers.ok("0123456789");
        try (JavalinServer server =
                serverThat(call -> new Response.Faulty(fault(call.request().path()), whole), LONG)) {
            try (RawClient client = client(server).get("/" + Fault.CONNECTION_RESET)) {
                assertThatThrownBy(client::rest)
                        .isInstanceOfAny(SocketException.class, SSLException.class)
                        .hasMessageContaining("reset");
            }
            try (RawClient client = client(server).get("/" + Fault.EMPTY_RESPONSE)) {
                assertThat(client.rest()).isEmpty();
            }
            try (RawClient client = client(server).get("/" + Fault.TRUNCATED_BODY)) {
                assertThat(client.rest()).contains("Content-Length: 10").endsWith("\r\n\r\n01234");
            }
        }
    }

    private static Fault fault(String path) {
        return Fault.valueOf(path.substring(1));
    }

    @Test
    void aTimeoutEndsWhenTheClientLeaves() throws Exception {
        try (JavalinServer server = serverThat(call -> new Response.Faulty(Fault.TIMEOUT, Servers.ok("never")), LONG)) {
            try (RawClient client = client(server).get("/x")) {
                assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(server.requestsInFlight()).isOne();
                assertThat(client).isNotNull();
            }
            assertThat(Servers.awaitInFlight(server, 0, Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aTimeoutEndsWithTheServer() throws Exception {
        JavalinServer server = serverThat(call -> new Response.Faulty(Fault.TIMEOUT, Servers.ok("never")), LONG);
        try (RawClient client = client(server).get("/x")) {
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void aClientThatNeverFinishesTheHandshakeIsDropped() throws Exception {
        try (JavalinServer server = serverThat(call -> Servers.ok("x"), Duration.ofMillis(300));
                RawClient client = new RawClient(server.tlsPort().orElseThrow())) {
            client.send(new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01});
            assertThat(client.rest()).doesNotContain("HTTP");
        }
    }

    @Test
    void aLongHeadIsRefused() throws Exception {
        try (JavalinServer server = serverThat(call -> Servers.ok("x"), LONG);
                RawClient client = client(server)) {
            String head = "GET /x HTTP/1.1\r\nHost: h\r\nX: ";
            assertThat(client.send(head + "a".repeat(30_000) + "\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
            assertThat(client.send(head + "a".repeat(40_000) + "\r\n\r\n")
                            .head()
                            .status())
                    .isEqualTo(431);
        }
    }

    @Test
    void aTakenTlsPortFreesThePlainOne() throws Exception {
        try (JavalinServer first = serverThat(call -> Servers.ok("x"), LONG)) {
            int taken = first.tlsPort().orElseThrow();
            int free = freePort(20_000);
            assertThatThrownBy(() -> JavalinServer.start(
                            "127.0.0.1",
                            free,
                            Optional.of(new TlsSpec(taken, () -> {
                                throw new AssertionError("no certificate is needed");
                            })),
                            Servers.site(call -> Servers.ok("y"))))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken
                            + ": another process uses this port; choose another one, or 0 for a free one");
            assertFree(free);
        }
    }

    @Test
    void aWrongCertificateFreesThePorts() throws Exception {
        int plain = freePort(20_000);
        int secured = freePort(25_000);
        assertThatThrownBy(() -> JavalinServer.start(
                        "127.0.0.1",
                        plain,
                        Optional.of(new TlsSpec(secured, () -> {
                            throw new ConfigurationException("wrong on purpose");
                        })),
                        Servers.site(call -> Servers.ok("y"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("wrong on purpose");
        assertFree(plain);
        assertFree(secured);
    }

    /** A free port below those that systems give to sockets which ask for any port. */
    private static int freePort(int least) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = random.nextInt(least, least + 5_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // another one may be free
            }
        }
        throw new AssertionError("no port is free");
    }

    private static void assertFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(socket.isBound()).isTrue();
        } catch (BindException e) {
            throw new AssertionError("port " + port + " is taken", e);
        }
    }
}
