package dev.mockssp.server.jetty;

import java.time.Duration;

/**
 * How long the server waits for a client that sends or reads slowly.
 *
 * @param patience how long the head of a request may take, and for how long the transfer of a body may be slower than
 *     the minimum rate
 */
public record SlowClientLimits(Duration patience) {

    /** The minimum rate of a body, in a request or a response. */
    private static final long BYTES_PER_SECOND = 16 * 1024;

    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(10);

    long headNanos() {
        return patience.toNanos();
    }

    /** @param bytes how many bytes the client has sent or read since the server began to wait */
    long bodyNanos(long bytes) {
        return patience.toNanos() + bytes * 1_000_000_000L / BYTES_PER_SECOND;
    }

    /** How long a listener may take to read the events that have been written. */
    long eventNanos() {
        return Math.min(patience.toNanos(), EVENT_PATIENCE.toNanos());
    }
}
