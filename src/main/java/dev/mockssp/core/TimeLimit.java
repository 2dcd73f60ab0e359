package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * A limit on the time of an operation whose cost depends on what the user wrote, such as regular expressions. It begins
 * at the first check, so that what comes before, such as the loading of classes, does not count. In the second half of
 * the limit only processor time of the thread counts: other work on the machine, or a pause of the process, does not make
 * a cheap operation exceed it. Not thread-safe.
 */
public final class TimeLimit {

    private final String operation;
    private final long allowedNanos;
    private long start;
    private long processorStart;
    private Half half = Half.NONE;

    private enum Half {
        NONE,
        ELAPSED,
        PROCESSOR
    }

    private TimeLimit(String operation, long allowedNanos) {
        this.operation = requireNonNull(operation, "operation");
        this.allowedNanos = allowedNanos;
    }

    /**
     * @param operation what is limited, as the subject of the error message
     * @param allowed how long it may take on an idle machine
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
        switch (half) {
            case NONE -> {
                start = System.nanoTime();
                half = Half.ELAPSED;
            }
            case ELAPSED -> {
                if (System.nanoTime() - start > allowedNanos / 2) {
                    processorStart = processorTime();
                    half = Half.PROCESSOR;
                }
            }
            case PROCESSOR -> {
                if (processorTime() - processorStart > allowedNanos / 2) {
                    throw new ConfigurationException(operation + " exceeded the time limit of "
                            + Duration.ofNanos(allowedNanos).toMillis()
                            + " ms; use simpler regular expressions and schemas, or fewer of them");
                }
            }
        }
    }

    /** Asked for only in the second half, because the first call loads some hundred classes. */
    private static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
