package dev.mockssp.server.jetty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A limit in bytes that requests share. A request that finds too little left waits in a queue, without a thread. One
 * request alone may take more than the limit. Thread-safe.
 */
final class ByteBudget {

    private final long maxBytes;
    private final Scheduler scheduler;
    private final Runnable shortage;
    private final Queue<Waiter> ahead = new ArrayDeque<>();
    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private long takenBytes;

    /**
     * @param maxBytes the limit
     * @param scheduler ends the waits
     * @param shortage runs when a request has waited for half of its time
     */
    ByteBudget(long maxBytes, Scheduler scheduler, Runnable shortage) {
        this.maxBytes = maxBytes;
        this.scheduler = scheduler;
        this.shortage = shortage;
    }

    /** @return whether there was enough left, and nobody waits for it */
    synchronized boolean takeNow(long bytes) {
        boolean free = ahead.isEmpty() && waiting.isEmpty() && fits(bytes);
        if (free) {
            takenBytes += bytes;
        }
        return free;
    }

    /**
     * Takes bytes as soon as there is enough left, in the order of the calls.
     *
     * @param patienceNanos how long to wait
     * @param threads run what follows
     * @param taken runs when they are taken
     * @param refused runs instead, when they are not there in time
     */
    void take(long bytes, long patienceNanos, Executor threads, Runnable taken, Runnable refused) {
        await(waiting, new Waiter(bytes, () -> threads.execute(taken)), patienceNanos, () -> threads.execute(refused));
    }

    /** Takes bytes before those who wait in {@link #take}. See {@link #take} for the parameters. */
    void takeFirst(long bytes, long patienceNanos, Executor threads, Runnable taken, Runnable refused) {
        await(ahead, new Waiter(bytes, () -> threads.execute(taken)), patienceNanos, () -> threads.execute(refused));
    }

    private void await(Queue<Waiter> queue, Waiter waiter, long patienceNanos, Runnable refused) {
        synchronized (this) {
            queue.add(waiter);
        }
        runReady();
        if (isWaiting(waiter)) {
            scheduler.schedule(() -> checkShortage(waiter), patienceNanos / 2, TimeUnit.NANOSECONDS);
            scheduler.schedule(() -> giveUp(waiter, refused), patienceNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void checkShortage(Waiter waiter) {
        if (isWaiting(waiter)) {
            shortage.run();
        }
    }

    private void giveUp(Waiter waiter, Runnable refused) {
        if (remove(waiter)) {
            refused.run();
            runReady();
        }
    }

    void giveBack(long bytes) {
        synchronized (this) {
            takenBytes -= bytes;
        }
        runReady();
    }

    private void runReady() {
        List<Waiter> ready = new ArrayList<>();
        synchronized (this) {
            for (Waiter next = next(); next != null && fits(next.bytes); next = next()) {
                (ahead.isEmpty() ? waiting : ahead).remove();
                takenBytes += next.bytes;
                ready.add(next);
            }
        }
        ready.forEach(waiter -> waiter.taken.run());
    }

    private Waiter next() {
        return ahead.isEmpty() ? waiting.peek() : ahead.peek();
    }

    private boolean fits(long bytes) {
        return takenBytes == 0 || takenBytes + bytes <= maxBytes;
    }

    private synchronized boolean isWaiting(Waiter waiter) {
        return waiting.contains(waiter) || ahead.contains(waiter);
    }

    private synchronized boolean remove(Waiter waiter) {
        return waiting.remove(waiter) || ahead.remove(waiter);
    }

    private static final class Waiter {
        private final long bytes;
        private final Runnable taken;

        private Waiter(long bytes, Runnable taken) {
            this.bytes = bytes;
            this.taken = taken;
        }
    }
}
