package dev.mockssp.drift;

import java.time.Duration;

/** Keeps requests apart, so that a server of somebody else's is not burdened. One thread uses it. */
final class RequestThrottle {

    /** Five a second. */
    static final Duration APART = Duration.ofMillis(200);

    private final Sleeper sleeper;
    private boolean begun;
    private long last;

    RequestThrottle(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Waits until the next request may leave. */
    void await() {
        if (begun) {
            long left = APART.toNanos() - (sleeper.nanos() - last);
            if (left > 0) {
                sleeper.pass(Duration.ofNanos(left));
            }
        }
        begun = true;
        last = sleeper.nanos();
    }
}
