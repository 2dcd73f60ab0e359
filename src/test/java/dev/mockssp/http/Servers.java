package dev.mockssp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Servers and replies to test with. */
final class Servers {

    static final Instant NOW = Instant.parse("2025-11-24T21:51:52Z");
    static final int BODY_LIMIT = 1 << 20;

    private Servers() {}

    static Site site(Responder vendor) {
        return new Site(vendor, Clock.fixed(NOW, ZoneOffset.UTC), BODY_LIMIT, path -> Optional.empty(), List.of());
    }

    static JavalinServer start(Responder vendor) throws CannotListenException {
        return start(vendor, Duration.ofSeconds(30));
    }

    static JavalinServer start(Responder vendor, Duration idleTimeout) throws CannotListenException {
        return JavalinServer.start("127.0.0.1", 0, site(vendor), idleTimeout);
    }

    /** @return whether at most so many requests are being handled before the time is over */
    static boolean awaitInFlight(JavalinServer server, int most, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (server.requestsInFlight() > most) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    static Reply.Raw ok(String body) {
        return new Reply.Raw(200, Headers.none(), "text/plain", body.getBytes(UTF_8));
    }
}
