package dev.mockssp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JavalinServerTest {

    private final CountDownLatch asked = new CountDownLatch(1);

    private JavalinServer serverThat(Response reply) throws IOException {
        return Servers.start(call -> {
            asked.countDown();
            return reply;
        });
    }

    @Test
    void aDelayedAnswerStillLeavesWhenTheServerStops() throws Exception {
        JavalinServer server = serverThat(new Response.Delayed(Servers.ok("late"), Duration.ofMillis(300)));
        try (RawClient client = new RawClient(server.port()).get("/x")) {
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThat(client.answer().body()).isEqualTo("late");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void theConnectionOfTheLastAnswerIsClosed() throws Exception {
        JavalinServer server = serverThat(new Response.Delayed(Servers.ok("late"), Duration.ofMillis(300)));
        try (RawClient client = new RawClient(server.port()).get("/x")) {
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertThat(client.answer().header("Connection")).contains("close");
            closed.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatWouldTakeTooLongIsCutOff() throws Exception {
        JavalinServer server = serverThat(new Response.Delayed(Servers.ok("late"), Duration.ofMinutes(5)));
        try (RawClient client = new RawClient(server.port()).get("/x")) {
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aTimeoutEndsWithTheServer() throws Exception {
        JavalinServer server = serverThat(new Response.Faulty(Fault.TIMEOUT, Servers.ok("never")));
        try (RawClient client = new RawClient(server.port()).get("/x")) {
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void anIdleConnectionDoesNotHoldUpTheStop() throws Exception {
        JavalinServer server = serverThat(Servers.ok("x"));
        try (RawClient client = new RawClient(server.port()).get("/x")) {
            client.answer();
            server.close();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void aStoppedServerRefusesConnectionsAndLeavesNoThread() throws Exception {
        JavalinServer server = serverThat(Servers.ok("x"));
        int port = server.port();
        server.close();
        server.close();
        server.join();
        assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(ConnectException.class);
        try (JavalinServer second =
                JavalinServer.start("127.0.0.1", port, Servers.site(call -> Servers.ok("second")))) {
            assertThat(RawClient.ask(second.port(), "GET /x HTTP/1.0\r\n\r\n").body())
                    .isEqualTo("second");
        }
    }

    @Test
    void aTakenPortIsSaidSo() throws Exception {
        try (JavalinServer first = serverThat(Servers.ok("x"))) {
            assertThatThrownBy(
                            () -> JavalinServer.start("127.0.0.1", first.port(), Servers.site(call -> Servers.ok("y"))))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + first.port()
                            + ": another process uses this port; choose another one, or 0 for a free one");
        }
    }

    @Test
    void anUnknownHostIsSaidSo() {
        assertThatThrownBy(() -> JavalinServer.start("no.such.host.invalid", 0, Servers.site(call -> Servers.ok("y"))))
                .isInstanceOf(BindFailedException.class)
                .hasMessage("cannot listen on no.such.host.invalid:0: no such host");
        assertThatThrownBy(() -> JavalinServer.start("192.0.2.1", 0, Servers.site(call -> Servers.ok("y"))))
                .isInstanceOf(BindFailedException.class)
                .hasMessageStartingWith("cannot listen on 192.0.2.1:0: ");
    }
}
