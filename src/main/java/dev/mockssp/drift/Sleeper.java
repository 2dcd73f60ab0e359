package dev.mockssp.drift;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Measures time and lets it pass. */
public interface Sleeper {

    /** Real time. */
    Sleeper REAL = new Sleeper() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pass(Duration duration) {
            long end = nanos() + duration.toNanos();
            while (end - nanos() > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(end - nanos());
            }
        }
    };

    /** @return nanoseconds since some moment */
    long nanos();

    /** @param duration how long to wait at least, unless the thread is interrupted */
    void pass(Duration duration);
}
