package dev.mockssp.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.Servers;
import dev.mockssp.server.admin.access.AdminPaths;
import dev.mockssp.server.admin.access.CrossSiteFilter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EventsControllerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventBus events = new EventBus(
            most -> LongStream.rangeClosed(1, Math.min(most, 3))
                    .mapToObj(EventsControllerTest::exchange)
                    .toList(),
            () -> 3,
            () -> "run");
    private final List<RawClient> clients = new ArrayList<>();
    private JavalinServer server;

    @BeforeEach
    void start() throws IOException {
        ServerSpec site = new ServerSpec(
                call -> Servers.ok("vendor"),
                false,
                Clock.fixed(Servers.NOW, ZoneOffset.UTC),
                Servers.BODY_LIMIT,
                path -> Optional.empty(),
                List.of(
                        routes -> routes.before(new CrossSiteFilter(Set.of())::check),
                        routes -> new CheckedRoutes(routes)
                                .get(
                                        AdminPaths.EVENTS,
                                        new EventsController(events)::listen,
                                        List.of(EventsController.REPLAY))));
        server = Servers.start(site, PATIENCE);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (RawClient client : clients) {
            client.close();
        }
    }

    private static EventBus.Event exchange(long number) {
        return new EventBus.Event("exchange", "{\"number\":" + number + "}", Optional.of(number));
    }

    private RawClient listen(String query, String... headers) throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return client.send("GET /__admin/events" + query + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n"
                + more + "\r\n");
    }

    @Test
    void aListenerIsGreetedAndToldWhatHappens() throws Exception {
        RawClient client = listen("");
        assertThat(client.until("event: hello\ndata: {"))
                .contains("200 OK")
                .containsIgnoringCase("content-type: text/event-stream")
                .containsIgnoringCase("cache-control: no-store");
        events.changed(EventBus.State.CLOCK);
        assertThat(client.until("clock\"")).contains("event: state\ndata: {\"changed\":\"clock\"");
        events.changed(EventBus.State.RESET);
        assertThat(client.until("reset\"}")).contains("{\"changed\":\"reset\"");
    }

    @Test
    void anyAcceptHeaderWillDo() throws Exception {
        assertThat(listen("", "Accept: text/html").until("hello")).contains("200 OK");
    }

    @Test
    void thePastComesFirstWhenAskedFor() throws Exception {
        assertThat(listen("?replay=2").until("\"number\":2}"))
                .contains(
                        "event: hello",
                        "id: 1\nevent: exchange\ndata: {\"number\":1}\n\nid: 2\nevent: exchange\ndata: {\"number\":2}")
                .doesNotContain("\"number\":3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1001", "many", "1.5", "99999999999", ""})
    void aWrongReplayIsRefused(String replay) throws Exception {
        RawClient.Answer response = listen("?replay=" + replay).answer();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\"").contains("replay");
    }

    @Test
    void pagesOfOthersAreRefused() throws Exception {
        assertThat(listen("", "Origin: http://other.example").answer().status()).isEqualTo(403);
        assertThat(listen("", "Origin: null").answer().status()).isEqualTo(403);
        assertThat(listen("", "Origin: http://localhost:" + server.port()).until("hello"))
                .contains("200 OK");
    }

    @Test
    void eventsHaveTheNumberOfTheLatestExchangeAsTheirId() throws Exception {
        RawClient client = listen("");
        client.until("\nid: 3\nevent: hello\ndata: {");
        events.publish(() -> exchange(4));
        events.changed(EventBus.State.CLOCK);
        assertThat(client.until("clock"))
                .contains("id: 4\nevent: exchange\ndata: {\"number\":4}\n\n", "\nevent: state\n")
                .containsOnlyOnce("id: ");
    }

    @Test
    void whoComesBackGetsWhatItMissed() throws Exception {
        assertThat(listen("?replay=1000", "Last-Event-ID: 2").until("\"number\":3}"))
                .contains("id: 2\nevent: hello\n", "\"resumed\":true", "\n\nid: 3\nevent: exchange\n")
                .doesNotContain("\"number\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999"})
    void aWrongLastEventIdIsRefused(String id) throws Exception {
        RawClient.Answer response = listen("", "Last-Event-ID: " + id).answer();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("Last-Event-ID", id);
    }

    @Test
    void aPageOfAnotherSiteHoldsNoStream() throws Exception {
        assertThat(listen("", "Sec-Fetch-Site: cross-site").answer().status()).isEqualTo(403);
        assertThat(listen("", "Sec-Fetch-Site: same-origin").until("hello")).contains("200 OK");
    }

    @Test
    void headIsAnsweredWithoutAStream() throws Exception {
        RawClient.Answer response =
                RawClient.ask(server.port(), "HEAD /__admin/events HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("text/event-stream;charset=utf-8");
        assertThat(response.header("Content-Length")).isEmpty();
    }

    @Test
    void whoDoesNotReadLosesItsPlace() throws Exception {
        for (int i = 0; i < EventsController.MAX_CLIENTS; i++) {
            listen("").until("hello");
        }
        List<Thread> readers = new ArrayList<>();
        for (RawClient client : clients.subList(0, 10)) {
            readers.add(reader(client));
        }
        assertThat(listen("").answer().status()).isEqualTo(503);
        assertThat(Servers.await(
                        Duration.ofSeconds(15), () -> Servers.counts(server).listening() <= 10))
                .as("deaf listeners are gone")
                .isTrue();
        assertThat(listen("").until("hello")).contains("200 OK");
        assertThat(readers).allMatch(Thread::isAlive);
        assertThat(Servers.counts(server).closed().events()).isEqualTo(6);
    }

    /** Reads until the connection ends. */
    private static Thread reader(RawClient client) {
        Thread thread = new Thread(() -> {
            try {
                client.rest();
            } catch (IOException e) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void listenersNeedNoThreads() throws Exception {
        for (int i = 0; i < EventsController.MAX_CLIENTS; i++) {
            listen("").until("hello");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .filteredOn(name -> name.startsWith("mock-ssp-events"))
                .isEmpty();
        for (int i = 0; i < 50; i++) {
            assertThat(RawClient.ask(server.port(), "GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
                            .body())
                    .isEqualTo("vendor");
        }
    }

    @Test
    void oneTooManyIsRefusedUntilAnotherLeaves() throws Exception {
        for (int i = 0; i < EventsController.MAX_CLIENTS; i++) {
            listen("").until("hello");
        }
        assertThat(listen("").answer().status()).isEqualTo(503);
        clients.get(0).close();
        assertThat(Servers.awaitInFlight(server, EventsController.MAX_CLIENTS - 1, Duration.ofSeconds(5)))
                .isTrue();
        assertThat(listen("").until("hello")).contains("200 OK");
    }

    @Test
    void aListenerThatDoesNotReadHoldsNobodyUpAndIsToldWhatItMissed() throws Exception {
        RawClient lazy = listen("");
        lazy.until("hello");
        int published = 200_000;
        for (int i = 0; i < published; i++) {
            events.changed(EventBus.State.BINDING);
        }
        events.changed(EventBus.State.INVENTORY);
        assertThat(lazy.until("inventory")).contains("event: gap\ndata: {\"lost\":");
    }

    @Test
    void listenersDoNotDelayTheStop() throws Exception {
        RawClient client = listen("");
        client.until("hello");
        long begun = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
        client.rest();
    }

    @Test
    void theRestOfTheControlApiIsAsBefore() throws Exception {
        assertThat(RawClient.ask(server.port(), "POST /__admin/events HTTP/1.0\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(405);
    }
}
