package dev.mockssp.server.jetty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The responses that wait for a delay, a timeout fault or the end of an event stream. Jetty's {@code GracefulHandler}
 * would wait for all of them on a stop; this class aborts those that would take longer than the stop may.
 */
public final class HeldResponses {

    /** Longer than any server runs. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    private final Set<Held> waiting = new HashSet<>();
    private boolean stopping;
    private long deadlineNanos;

    /**
     * Registers a response.
     *
     * @param length how long the response waits, at most about a century
     * @param abort ends the response if the server stops earlier
     */
    public Held hold(Duration length, Runnable abort) {
        Held response = new Held(System.nanoTime() + length.toNanos(), abort);
        boolean tooLong;
        synchronized (this) {
            waiting.add(response);
            tooLong = stopping && response.dueNanos - deadlineNanos > 0;
        }
        if (tooLong) {
            response.abort();
        }
        return response;
    }

    /**
     * Aborts the responses that wait for longer than the grace period, including those registered later.
     *
     * @param grace how long the server waits for responses in progress
     */
    public void stop(Duration grace) {
        List<Held> tooLong = new ArrayList<>();
        synchronized (this) {
            stopping = true;
            deadlineNanos = System.nanoTime() + grace.toNanos();
            waiting.stream()
                    .filter(response -> response.dueNanos - deadlineNanos > 0)
                    .forEach(tooLong::add);
        }
        tooLong.forEach(Held::abort);
    }

    /** One waiting response. */
    public final class Held {
        private final long dueNanos;
        private final Runnable abort;
        private final AtomicBoolean released = new AtomicBoolean();

        private Held(long dueNanos, Runnable abort) {
            this.dueNanos = dueNanos;
            this.abort = abort;
        }

        /** Ends the wait. @return true for the first call only */
        public boolean release() {
            if (!released.compareAndSet(false, true)) {
                return false;
            }
            synchronized (HeldResponses.this) {
                waiting.remove(this);
            }
            return true;
        }

        private void abort() {
            if (release()) {
                abort.run();
            }
        }
    }
}
