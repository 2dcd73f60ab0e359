package dev.mockssp.drift;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Measures time and waits. */
public interface Sleeper {

    /** Real time. */
    Sleeper REAL = new Sleeper() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) {
            long end = nanos() + duration.toNanos();
            while (end - nanos() > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(end - nanos());
            }
        }
    };

    /** @return nanoseconds since an arbitrary moment */
    long nanos();

    /** @param duration the minimum time to wait, unless the thread is interrupted */
    void sleep(Duration duration);
}
