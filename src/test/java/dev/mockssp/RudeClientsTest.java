package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that send invalid HTTP harm no other client. With Jetty's pooled buffers, others get responses that
 * are shifted, foreign or unsolicited (docs/RELIABILITY.md).
 *
 * <p>{@code -Dmock-ssp.rude.seconds=15} runs each kind for 15 seconds.
 */
@Tag("long")
@Timeout(240)
class RudeClientsTest {

    private static final int SECONDS = Integer.getInteger("mock-ssp.rude.seconds", 3);
    private static final int LONGEST = 60;

    /** In milliseconds. A lost response takes as long to be noticed; a busy machine needs time for the first ones. */
    private static final int PATIENCE = 30_000;

    private static final int LEAST = 20;
    private static final int RUDE = 4;
    private static final int CONNECTIONS = 32;
    private static final Settings SETTINGS = Settings.of(Option.RATE_LIMIT, 0).with(Option.JOURNAL_SIZE, 100_000);
    private static final String MESSAGE = "{\"role\":\"user\",\"content\":\"running shoes\"}";
    private static final String REST = " HTTP/1.1\r\n";
    private static final String BID = "POST /api/v1/ssp/bid-request HTTP/1.1\r\nHost: localhost\r\n"
            + "thrad-api-key: staging-polite\r\nContent-Type: application/json\r\nContent-Length: ";

    /** The requests of a rude client, each on a new connection. */
    enum Kind {
        NO_HOST("GET /livez" + REST + "\r\n"),
        TWO_HOSTS("GET /livez" + REST + "Host: a\r\nHost: b\r\n\r\n"),
        UNKNOWN_VERSION("GET /livez HTTP/9.9\r\nHost: h\r\n\r\n"),
        TLS_HELLO("\26\3\1\2\0\1\0\1\374\3\3" + "\u00a7".repeat(500)),
        NO_PATH("GET /%zz" + REST + "Host: h\r\n\r\n"),
        BAD_LENGTH("POST /api/v1/ssp/bid-request" + REST + "Host: h\r\nContent-Length: x\r\n\r\n{}"),
        LONG_HEAD("GET /livez" + REST + "Host: h\r\nX: " + "a".repeat(40_000) + "\r\n\r\n"),
        /** Rude at the port of TLS only. */
        PLAIN_HTTP("GET /livez" + REST + "Host: h\r\n\r\n");

        private final byte[] bytes;

        Kind(String text) {
            this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Where clients connect to; without TLS, their bytes are sent as they are. */
    private record Target(int port, Optional<SSLContext> tls) {
        RawClient client() throws IOException {
            return tls.isPresent() ? RawClient.overTls(port, tls.get()) : new RawClient(port);
        }
    }

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, String> chatOfResponse = new ConcurrentHashMap<>();
    private final AtomicInteger rudeRequests = new AtomicInteger();
    private final AtomicInteger politeRequests = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN_HTTP")
    void harmNobodyElse(Kind kind) throws Exception {
        try (MockSsp ssp = MockSsp.start(SETTINGS)) {
            Target target = new Target(URI.create(ssp.baseUrl()).getPort(), Optional.empty());
            harmNobodyElse(ssp, target, target, kind);
        }
    }

    /** Malformed requests inside TLS, and plain HTTP at the TLS port. */
    @ParameterizedTest
    @EnumSource(names = {"NO_HOST", "PLAIN_HTTP"})
    void harmNobodyElseAtThePortOfTls(Kind kind) throws Exception {
        try (MockSsp ssp = MockSsp.start(SETTINGS.with(Option.TLS_PORT, 0))) {
            int port = URI.create(ssp.httpsUrl()).getPort();
            Target polite = new Target(port, Optional.of(Trust.only(ssp.caCertificate())));
            harmNobodyElse(ssp, polite, kind == Kind.PLAIN_HTTP ? new Target(port, Optional.empty()) : polite, kind);
        }
    }

    private void harmNobodyElse(MockSsp ssp, Target polite, Target rude, Kind kind) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String name = "polite-" + i;
                running.add(threads.submit(() -> behave(polite, name)));
            }
            for (int i = 0; i < RUDE; i++) {
                running.add(threads.submit(() -> beRude(rude, kind)));
            }
            long begun = System.nanoTime();
            while (!isEnough(Duration.ofNanos(System.nanoTime() - begun))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            over.set(true);
            for (Future<?> one : running) {
                one.get(90, TimeUnit.SECONDS);
            }
            assertThat(faults)
                    .as("faults beside " + rudeRequests + " rude requests")
                    .isEmpty();
            assertThat(rudeRequests).hasValueGreaterThanOrEqualTo(LEAST);
            assertThat(politeRequests).hasValueGreaterThanOrEqualTo(LEAST);
            theJournalIsExact(ssp.requests());
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** A busy machine gets more time to do as much. */
    private boolean isEnough(Duration passed) {
        boolean busy = rudeRequests.get() < LEAST || politeRequests.get() < LEAST;
        return !faults.isEmpty() || passed.toSeconds() >= (busy ? LONGEST : SECONDS);
    }

    private void theJournalIsExact(List<Exchange> journal) {
        assertThat(journal.get(journal.size() - 1).number()).isEqualTo(politeRequests.get());
        for (Exchange exchange : journal) {
            assertThat(chatOfResponse).containsEntry(exchange.id(), chatOf(exchange));
        }
    }

    private static String chatOf(Exchange exchange) {
        return exchange.request().at("/chatId").orElseThrow();
    }

    private void behave(Target target, String name) {
        try (RawClient client = target.client()) {
            for (int turn = 0; !over.get(); turn++) {
                String chat = name + "-" + turn;
                String body = "{\"userId\":\"u\",\"chatId\":\"" + chat + "\",\"messages\":[" + MESSAGE + "]}";
                RawClient.Answer answer = client.patience(PATIENCE)
                        .send(BID + body.length() + "\r\n\r\n" + body)
                        .answer();
                if (answer.status() != 200) {
                    faults.add(chat + " got " + answer.head());
                    return;
                }
                politeRequests.incrementAndGet();
                String id = answer.header("X-Mock-Request-Id").orElse("none");
                String other = chatOfResponse.put(id, chat);
                if (other != null) {
                    faults.add(chat + " got the response to " + other);
                }
            }
            nothingMoreComes(client, name);
        } catch (IOException | RuntimeException e) {
            faults.add(name + ": " + e);
        }
    }

    private void nothingMoreComes(RawClient client, String name) throws IOException {
        try {
            String more = client.patience(100).rest();
            faults.add(name + (more.isEmpty() ? " was closed" : " got, without a request, " + more));
        } catch (SocketTimeoutException e) {
            // the connection is open, and silent
        }
    }

    private void beRude(Target target, Kind kind) {
        while (!over.get()) {
            try (RawClient client = target.client()) {
                client.patience(5_000).send(kind.bytes).until("\n");
            } catch (IOException e) {
                // the server may close the connection before it has read all
            }
            rudeRequests.incrementAndGet();
        }
    }
}
