package dev.mockssp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for another thread or process. */
final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Await() {}

    /** Polls until there is a value, for at most 30 seconds. */
    static <T> T until(String what, Callable<Optional<T>> look) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Optional<T> found = look.call();
        while (found.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            found = look.call();
        }
        return found.orElseThrow(() -> new AssertionError("waited in vain: " + what));
    }
}
