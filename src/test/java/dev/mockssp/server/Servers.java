package dev.mockssp.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Response;
import dev.mockssp.server.jetty.ConnectionCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** Servers and replies to test with. */
public final class Servers {

    public static final Instant NOW = Instant.parse("2025-11-24T21:51:52Z");
    public static final int BODY_LIMIT = 1 << 20;

    private Servers() {}

    static ServerSpec site(HttpHandler vendor) {
        return new ServerSpec(
                vendor, Clock.fixed(NOW, ZoneOffset.UTC), BODY_LIMIT, path -> Optional.empty(), List.of());
    }

    public static JavalinServer start(HttpHandler vendor) throws BindFailedException {
        return start(vendor, Duration.ofSeconds(30));
    }

    public static JavalinServer start(HttpHandler vendor, Duration idleTimeout) throws BindFailedException {
        return JavalinServer.start("127.0.0.1", 0, Optional.empty(), site(vendor), idleTimeout);
    }

    public static JavalinServer start(ServerSpec spec, Duration idleTimeout) throws BindFailedException {
        return JavalinServer.start("127.0.0.1", 0, Optional.empty(), spec, idleTimeout);
    }

    /** A server with a TLS port as well. */
    static JavalinServer start(HttpHandler vendor, Duration idleTimeout, SSLContext tls) throws BindFailedException {
        return JavalinServer.start("127.0.0.1", 0, Optional.of(new TlsSpec(0, () -> tls)), site(vendor), idleTimeout);
    }

    /** @return whether at most so many requests are being handled before the time is over */
    public static boolean awaitInFlight(JavalinServer server, int most, Duration longest) throws InterruptedException {
        return await(longest, () -> server.requestsInFlight() <= most);
    }

    /** What the server knows about its connections. */
    public static ConnectionCounts counts(JavalinServer server) {
        return server.connectionCounts();
    }

    /** @return whether the condition holds before the time is over */
    public static boolean await(Duration longest, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    public static Response.Bytes ok(String body) {
        return new Response.Bytes(200, Headers.none(), "text/plain", body.getBytes(UTF_8));
    }
}
