package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A limit on the time of an operation whose cost depends on what the user wrote, such as regular expressions. It begins
 * when it is created, and only the thread that created it may use it.
 */
public final class TimeLimit {

    private final String operation;
    private final String unit;
    private final long allowed;
    private final LongSupplier clock;
    private final long start;
    private final long startOfElapsedTime = System.nanoTime();

    private TimeLimit(String operation, String unit, Duration allowed, LongSupplier clock) {
        this.operation = requireNonNull(operation, "operation");
        this.unit = unit;
        this.allowed = allowed.toNanos();
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /**
     * @param operation what is limited, as the subject of the error message
     * @param allowed how long it may take
     * @return a limit of the time that passes from now on
     */
    public static TimeLimit ofElapsedTime(String operation, Duration allowed) {
        return new TimeLimit(operation, "ms", allowed, System::nanoTime);
    }

    /**
     * Limits what an operation computes, so that the result does not depend on how busy the machine is.
     *
     * @param operation what is limited, as the subject of the error message
     * @param allowed how long it may take
     * @return a limit of the processor time of this thread from now on
     */
    public static TimeLimit ofProcessorTime(String operation, Duration allowed) {
        return new TimeLimit(operation, "ms of processor time", allowed, ProcessorTime::ofThisThread);
    }

    /** @return whether the operation has taken too long */
    public boolean isExceeded() {
        // The elapsed time is never shorter than the processor time, and is read ten times as fast.
        return System.nanoTime() - startOfElapsedTime > allowed && clock.getAsLong() - start > allowed;
    }

    /** @throws ConfigurationException if the operation has taken too long */
    public void check() {
        if (isExceeded()) {
            throw new ConfigurationException(operation + " exceeded the time limit of "
                    + Duration.ofNanos(allowed).toMillis() + " " + unit
                    + "; use simpler regular expressions and schemas, or fewer of them");
        }
    }

    /** A class of its own, because the management classes of Java are loaded with it. */
    private static final class ProcessorTime {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        static long ofThisThread() {
            try {
                return THREADS.getCurrentThreadCpuTime();
            } catch (UnsupportedOperationException e) {
                // A virtual thread has no processor time.
                return System.nanoTime();
            }
        }
    }
}
