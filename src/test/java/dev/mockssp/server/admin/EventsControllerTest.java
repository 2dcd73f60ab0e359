package dev.mockssp.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.engine.admin.EventBus;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.Servers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EventsControllerTest {

    private final EventBus events = new EventBus(most -> IntStream.rangeClosed(1, Math.min(most, 3))
            .mapToObj(number -> new EventBus.Event("exchange", "{\"number\":" + number + "}"))
            .toList());
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
                                        EventsController.PATH,
                                        new EventsController(events)::listen,
                                        List.of(EventsController.REPLAY))));
        server = JavalinServer.start("127.0.0.1", 0, site);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (RawClient client : clients) {
            client.close();
        }
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
        assertThat(client.until("event: hello\ndata: {}\n\n"))
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
                .contains("event: hello", "data: {\"number\":1}\n\nevent: exchange\ndata: {\"number\":2}")
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
