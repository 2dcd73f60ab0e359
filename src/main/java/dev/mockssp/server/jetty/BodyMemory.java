package dev.mockssp.server.jetty;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * How much of the heap the bodies of requests may take. What a body becomes while it is handled takes up to 25 times its
 * length (a list of empty lists), so few long bodies are handled at once, while some more may wait for that. What the
 * admin API makes of the bodies in the journal takes as much, so its requests take turns with them.
 */
final class BodyMemory {

    /** In bytes. Nearly every body is shorter, and is never counted. */
    static final int UNCOUNTED = 16 * 1024;

    /** How long a request waits for memory in all, before it is refused. */
    static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    /** In bytes. Stands for the body of the exchange that a request of the admin API reads at the moment. */
    private static final int ADMIN_BYTES = 256 * 1024;

    /** How long a request of the admin API waits for its turn. Then it goes on without. */
    private static final long ADMIN_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ByteBudget arriving;
    private final ByteBudget handled;

    /**
     * @param heapBytes the maximum size of the heap
     * @param longest the longest body that is kept
     * @param shortage runs when a request has waited for half of its time
     */
    BodyMemory(long heapBytes, int longest, Scheduler scheduler, Runnable shortage) {
        this.arriving = new ByteBudget(Math.max(heapBytes / 16, longest), scheduler, shortage);
        this.handled = new ByteBudget(heapBytes / 48, scheduler, () -> {});
    }

    /** The memory for bodies that arrive or wait. */
    ByteBudget arriving() {
        return arriving;
    }

    /** The memory for bodies that are handled. */
    ByteBudget handled() {
        return handled;
    }

    /** @return runs each step of the admin API in its turn, on the given threads */
    Executor inTurns(Executor threads) {
        return step -> handled.takeFirst(
                ADMIN_BYTES,
                ADMIN_PATIENCE_NANOS,
                threads,
                () -> {
                    try {
                        step.run();
                    } finally {
                        handled.giveBack(ADMIN_BYTES);
                    }
                },
                step);
    }
}
