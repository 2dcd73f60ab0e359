package dev.mockssp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that wait or take long do not delay other connections. */
class ThreadsTest {

    private static final int MORE_THAN_READERS = 20;

    private final CountDownLatch held = new CountDownLatch(1);

    private Response answer(RequestContext call) {
        if (call.request().path().equals("/slow")) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Servers.ok("done");
    }

    private ServerSpec site(boolean waits) {
        return new ServerSpec(
                this::answer,
                waits,
                Clock.systemUTC(),
                Servers.BODY_LIMIT,
                path -> Optional.empty(),
                List.of(routes -> routes.get("/__admin/here", ctx -> ctx.result("here"))));
    }

    @ParameterizedTest
    @CsvSource({"true, 10", "false, 100000"})
    void othersAreAnsweredMeanwhile(boolean waits, int length) throws IOException {
        String slow = "POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length);
        List<RawClient> waiting = new ArrayList<>();
        try (JavalinServer server = JavalinServer.start("127.0.0.1", 0, site(waits))) {
            for (int i = 0; i < MORE_THAN_READERS; i++) {
                waiting.add(new RawClient(server.port()).send(slow));
            }
            for (int i = 0; i < MORE_THAN_READERS; i++) {
                assertThat(RawClient.ask(server.port(), "GET /fast HTTP/1.1\r\nHost: h\r\n\r\n")
                                .status())
                        .isEqualTo(200);
            }
            assertThat(RawClient.ask(server.port(), "GET /__admin/here HTTP/1.1\r\nHost: h\r\n\r\n")
                            .body())
                    .isEqualTo("here");
            held.countDown();
            for (RawClient client : waiting) {
                assertThat(client.answer().body()).isEqualTo("done");
            }
        } finally {
            held.countDown();
            for (RawClient client : waiting) {
                client.close();
            }
        }
    }
}
