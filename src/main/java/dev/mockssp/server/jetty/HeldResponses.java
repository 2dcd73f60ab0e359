package dev.mockssp.server.jetty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The responses that a delay, a timeout fault or an event stream holds back. Jetty's {@code GracefulHandler} waits for
 * all requests alike; a stop aborts those that are held for longer than the stop may take.
 */
public final class HeldResponses {

    /** Longer than any server runs. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    private final Set<Held> held = new HashSet<>();
    private boolean stopping;
    private long deadline;

    /**
     * Registers a response.
     *
     * @param length how long it is held, at most about a century
     * @param abort ends the response when the server stops before
     */
    public Held hold(Duration length, Runnable abort) {
        Held response = new Held(System.nanoTime() + length.toNanos(), abort);
        boolean tooLong;
        synchronized (this) {
            held.add(response);
            tooLong = stopping && response.due - deadline > 0;
        }
        if (tooLong) {
            response.abort();
        }
        return response;
    }

    /**
     * Aborts each response, now or later, that is held for longer than the grace.
     *
     * @param grace how long the server waits for responses
     */
    public void stop(Duration grace) {
        List<Held> tooLong = new ArrayList<>();
        synchronized (this) {
            stopping = true;
            deadline = System.nanoTime() + grace.toNanos();
            held.stream().filter(response -> response.due - deadline > 0).forEach(tooLong::add);
        }
        tooLong.forEach(Held::abort);
    }

    /** One response that is held. */
    public final class Held {
        private final long due;
        private final Runnable abort;
        private final AtomicBoolean over = new AtomicBoolean();

        private Held(long due, Runnable abort) {
            this.due = due;
            this.abort = abort;
        }

        /** Ends the wait. @return true for the first caller only */
        public boolean release() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            synchronized (HeldResponses.this) {
                held.remove(this);
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
