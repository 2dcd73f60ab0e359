package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delays hold no thread: any number of clients can wait at the same time. */
@Timeout(60)
class SlowClientsTest {

    private static final int CLIENTS = 500;
    private static final int KEYS = 20;

    private final MockSsp ssp = MockSsp.start();
    private final List<RawClient> waiting = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : waiting) {
            client.close();
        }
        ssp.close();
    }

    @Test
    @Tag("long")
    void fiveHundredClientsGetTheirAdAfterThreeSeconds() throws Exception {
        ssp.use("slow");
        ssp.clock().freeze(Instant.parse(ScenarioRun.NOW));
        long start = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            Publisher publisher = Publisher.of(ssp, Api.values()[i % 2], "production-slow-" + i % KEYS);
            waiting.add(publisher.open().patience(30_000));
        }
        Await.until(
                "all requests are in", () -> Optional.of(ssp.requests().size()).filter(count -> count == CLIENTS));
        assertThat(serverThreads()).as("threads of the double").isLessThan(70);

        for (int i = 0; i < CLIENTS; i++) {
            Publisher.Answer response =
                    new Publisher.Answer(Api.values()[i % 2], waiting.get(i).answer());
            assertThat(response.valid(200).filled()).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
    }

    @Test
    void othersAreServedWhileManyWait() throws Exception {
        for (int i = 0; i < 200; i++) {
            waiting.add(Publisher.of(ssp, Api.SSP, "staging-" + i + "+timeout").open());
        }
        Publisher quick = Publisher.of(ssp, Api.SSP, "staging-key");
        assertThat(quick.ask().valid(200).filled()).isTrue();
        assertThat(serverThreads()).as("threads of the double").isLessThan(70);
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mock-ssp"))
                .count();
    }
}
