package dev.mockssp.server.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.Servers;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ResponseWriterTest {

    private static final String BODY = "0123456789";

    private JavalinServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient client(Response reply) throws IOException {
        server = Servers.start(
                call -> call.request().path().equals("/again") ? Servers.ok("again") : reply, Duration.ofMillis(200));
        return new RawClient(server.port());
    }

    @Test
    void rawBytesLeaveAsTheyAre() throws IOException {
        Response reply = new Response.Bytes(
                502, Headers.of("X-A", "1", "x-b", "2", "X-A", "3"), "text/html", "<h1>no</h1>".getBytes(UTF_8));
        try (RawClient client = client(reply)) {
            RawClient.Answer response = client.send(
                            "POST /x HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\nAccept: text/plain\r\n\r\n")
                    .answer();
            assertThat(response.head().replaceAll("Date: .*\n", "")).isEqualTo("""
                            HTTP/1.1 502 Bad Gateway
                            Content-Type: text/html
                            X-A: 1
                            x-b: 2
                            X-A: 3
                            Content-Length: 11

                            """);
            assertThat(response.body()).isEqualTo("<h1>no</h1>");
        }
    }

    @Test
    void valuesLeaveAsJson() throws IOException {
        try (RawClient client = client(new Response.Json(201, Headers.none(), Map.of("a", List.of(1, 2))))) {
            RawClient.Answer response = client.get("/x").answer();
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.header("Content-Type")).contains("application/json");
            assertThat(response.body()).isEqualTo("{\"a\":[1,2]}");
        }
    }

    @Test
    void aHeaderCanReplaceTheMediaType() throws IOException {
        Response reply = Servers.ok("x").with(Headers.of("content-type", "text/csv", "Content-Length", "99"));
        try (RawClient client = client(reply)) {
            RawClient.Answer response = client.get("/x").answer();
            assertThat(response.head())
                    .contains("text/csv")
                    .doesNotContain("text/plain")
                    .doesNotContain("99");
            assertThat(client.get("/again").answer().body()).isEqualTo("again");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void someAnswersHaveNoBody(int status) throws IOException {
        try (RawClient client = client(new Response.Bytes(status, Headers.none(), "", "not sent".getBytes(UTF_8)))) {
            RawClient.Answer response = client.get("/x").head();
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.head()).doesNotContain("Content-");
            assertThat(client.get("/again").answer().body()).isEqualTo("again");
        }
    }

    @Test
    void anEmptyBodyHasALength() throws IOException {
        try (RawClient client = client(Response.Bytes.empty(302, Headers.of("Location", "/landing/x")))) {
            RawClient.Answer response = client.get("/x").answer();
            assertThat(response.header("Content-Length")).contains("0");
            assertThat(response.header("Content-Type")).isEmpty();
        }
    }

    @Test
    void theAnswerToHeadHasTheLengthButNotTheBody() throws IOException {
        try (RawClient client = client(Servers.ok(BODY))) {
            RawClient.Answer response =
                    client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertThat(response.header("Content-Length")).contains("10");
            assertThat(client.get("/again").answer().body()).isEqualTo("again");
        }
    }

    @Test
    void aHeaderCannotSplitTheAnswer() throws IOException {
        try (RawClient client = client(Servers.ok(BODY).with(Headers.of("X-A", "1\r\nX-Evil: 2")))) {
            assertThat(client.get("/x").answer().header("X-Evil")).isEmpty();
        }
    }

    @Test
    void aResetIsAReset() throws IOException {
        try (RawClient client = client(new Response.Faulty(Fault.CONNECTION_RESET, Servers.ok(BODY)))) {
            client.post("/x", "{}");
            assertThatThrownBy(client::rest)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("Connection reset");
        }
    }

    @Test
    void anEmptyResponseEndsWithoutAByte() throws IOException {
        try (RawClient client = client(new Response.Faulty(Fault.EMPTY_RESPONSE, Servers.ok(BODY)))) {
            assertThat(client.post("/x", "{}").rest()).isEmpty();
        }
    }

    @Test
    void aTruncatedBodyEndsHalfway() throws IOException {
        try (RawClient client = client(new Response.Faulty(Fault.TRUNCATED_BODY, Servers.ok(BODY)))) {
            RawClient.Answer response = client.post("/x", "{}").head();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Length")).contains("10");
            assertThat(client.rest()).isEqualTo("01234");
        }
    }

    @Test
    void malformedJsonIsCompleteOnTheWire() throws IOException {
        try (RawClient client = client(new Response.Faulty(Fault.MALFORMED_JSON, Servers.ok("{\"a\":")))) {
            assertThat(client.get("/x").answer().body()).isEqualTo("{\"a\":");
            assertThat(client.get("/again").answer().body()).isEqualTo("again");
        }
    }

    @Test
    void aTimeoutOutlastsTheIdleTimeout() throws IOException {
        try (RawClient client = client(new Response.Faulty(Fault.TIMEOUT, Servers.ok(BODY)))) {
            client.post("/x", "{}").patience(900);
            assertThatThrownBy(client::rest).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aTimeoutIsReleasedWhenTheClientCloses() throws Exception {
        int count = 100; // more than there are threads
        CountDownLatch asked = new CountDownLatch(count);
        server = Servers.start(call -> {
            asked.countDown();
            return new Response.Faulty(Fault.TIMEOUT, Servers.ok(BODY));
        });
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new RawClient(server.port()).post("/x", "{}"));
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Servers.awaitInFlight(server, count - 1, Duration.ZERO)).isFalse();
        clients.remove(0).close();
        assertThat(Servers.awaitInFlight(server, count - 1, Duration.ofSeconds(10)))
                .isTrue();
        clients.get(0).send("more that nobody reads");
        for (RawClient client : clients) {
            client.close();
        }
        assertThat(Servers.awaitInFlight(server, 0, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aDelayOutlastsTheIdleTimeout() throws IOException {
        long start = System.nanoTime();
        try (RawClient client = client(new Response.Delayed(Servers.ok(BODY), Duration.ofMillis(700)))) {
            assertThat(client.post("/x", "{}").answer().body()).isEqualTo(BODY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
            assertThat(client.get("/again").answer().body()).isEqualTo("again");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET", "EMPTY_RESPONSE", "TRUNCATED_BODY"})
    void aDelayedFaultIsAFault(Fault fault) throws IOException {
        Response broken = new Response.Faulty(fault, Servers.ok(BODY));
        try (RawClient client = client(new Response.Delayed(broken, Duration.ofMillis(50)))) {
            client.post("/x", "{}");
            assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
        }
        assertThat(RawClient.ask(server.port(), "GET /again HTTP/1.1\r\nHost: h\r\n\r\n")
                        .body())
                .isEqualTo("again");
    }

    @Test
    void manyDelayedAnswersHoldNoThreads() throws IOException {
        int count = 500;
        server = Servers.start(
                call -> new Response.Delayed(Servers.ok(call.request().query()), Duration.ofMillis(1500)));
        List<RawClient> clients = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            clients.add(new RawClient(server.port()).get("/x?" + i));
        }
        assertThat(serverThreads()).isLessThan(70);
        for (int i = 0; i < count; i++) {
            assertThat(clients.get(i).answer().body()).isEqualTo(String.valueOf(i));
            clients.get(i).close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aBugInTheResponderIsA500AndNoMore() throws IOException {
        server = Servers.start(call -> {
            if (call.request().path().equals("/again")) {
                return Servers.ok("again");
            }
            throw new IllegalStateException("secret");
        });
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Answer response = client.get("/x").answer();
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body())
                    .isEqualTo("{\"error\":{\"code\":\"server-error\",\"message\":\"Internal server error\"}}");
            assertThat(client.get("/again").answer().body()).isEqualTo("again");
        }
    }

    @Test
    void aReplyThatCannotBeSentIsABugToo() throws IOException {
        try (RawClient client = client(new Response.Bytes(0, Headers.of("X-A", "1"), "text/plain", new byte[0]))) {
            RawClient.Answer response = client.get("/x").answer();
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.header("X-A")).isEmpty();
        }
    }

    @Test
    void aClientThatOnlyListensIsStillAnswered() throws IOException {
        try (RawClient client = client(new Response.Delayed(Servers.ok(BODY), Duration.ofMillis(100)))) {
            assertThat(client.get("/x").finish().answer().body()).isEqualTo(BODY);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTurn() throws IOException {
        server = Servers.start(call -> call.request().path().equals("/slow")
                ? new Response.Delayed(Servers.ok("slow"), Duration.ofMillis(100))
                : Servers.ok("fast"));
        try (RawClient client = new RawClient(server.port())) {
            client.get("/slow").get("/fast");
            assertThat(client.answer().body()).isEqualTo("slow");
            assertThat(client.answer().body()).isEqualTo("fast");
        }
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mock-ssp"))
                .count();
    }
}
