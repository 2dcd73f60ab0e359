package dev.mockssp.drift;

import java.time.Duration;

/** Limits the request rate, in order not to burden the target. For one thread only. */
final class RequestThrottle {

    /** Five requests per second. */
    static final Duration MIN_INTERVAL = Duration.ofMillis(200);

    private final Sleeper sleeper;
    private boolean started;
    private long last;

    RequestThrottle(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Waits until the next request may be sent. */
    void await() {
        if (started) {
            long left = MIN_INTERVAL.toNanos() - (sleeper.nanos() - last);
            if (left > 0) {
                sleeper.sleep(Duration.ofNanos(left));
            }
        }
        started = true;
        last = sleeper.nanos();
    }
}
