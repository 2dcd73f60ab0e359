package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A limit on the time of an operation whose cost depends on what the user wrote, such as regular expressions. It begins
 * at the first check, so that what comes before, such as the loading of classes, does not count. Not thread-safe.
 */
public final class TimeLimit {

    private final String operation;
    private final long allowedNanos;
    private long start;
    private boolean started;

    private TimeLimit(String operation, long allowedNanos) {
        this.operation = requireNonNull(operation, "operation");
        this.allowedNanos = allowedNanos;
    }

    /**
     * @param operation what is limited, as the subject of the error message
     * @param allowed how long it may take
     * @return a limit that begins at its first check
     */
    public static TimeLimit of(String operation, Duration allowed) {
        return new TimeLimit(operation, allowed.toNanos());
    }

    /** @return a limit that is never exceeded, for what the user did not write */
    public static TimeLimit none() {
        return new TimeLimit("", Long.MAX_VALUE);
    }

    /** @throws ConfigurationException if the operation has taken too long */
    public void check() {
        long now = System.nanoTime();
        if (!started) {
            start = now;
            started = true;
        }
        if (now - start > allowedNanos) {
            throw new ConfigurationException(operation + " exceeded the time limit of "
                    + Duration.ofNanos(allowedNanos).toMillis()
                    + " ms; use simpler regular expressions and schemas, or fewer of them");
        }
    }
}
