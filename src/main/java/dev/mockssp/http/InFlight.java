package dev.mockssp.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.Callback;

/** The exchanges under way, so that a stop can wait for those that end soon and cut off the others. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Set<Pause> pauses = new HashSet<>();
    private volatile int waiting;
    private boolean stopping;
    private long lastCall;

    /**
     * Counts an exchange in.
     *
     * @param callback what is to be told when the exchange is over
     * @return what to tell in its place
     */
    Ticket enter(Callback callback) {
        underWay.incrementAndGet();
        return new Ticket(callback);
    }

    /**
     * Puts an exchange on hold.
     *
     * @param length how long, at most about a century
     * @param cut ends the exchange if the server stops before
     * @return the pause, which is to be ended once
     */
    Pause pause(Duration length, Runnable cut) {
        Pause pause = new Pause(System.nanoTime() + length.toNanos(), cut);
        boolean tooLong = update(() -> pauses.add(pause) && stopping && pause.due - lastCall > 0);
        if (tooLong && pause.end()) {
            cut.run();
        }
        return pause;
    }

    /**
     * Cuts off at once what is on hold for longer than the grace, and waits for the rest.
     *
     * @param grace the longest to wait
     */
    void drain(Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        List<Pause> tooLong = new ArrayList<>();
        update(() -> {
            stopping = true;
            lastCall = deadline;
            pauses.stream().filter(pause -> pause.due - deadline > 0).forEach(tooLong::add);
            return true;
        });
        tooLong.stream().filter(Pause::end).forEach(pause -> pause.cut.run());
        awaitAtMost(0, grace);
    }

    /**
     * Waits until few enough exchanges are under way.
     *
     * @param count how many exchanges may still be under way
     * @param longest how long to wait for that
     * @return whether it came to that
     */
    boolean awaitAtMost(int count, Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        waiting++;
        try {
            while (underWay.get() > count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return underWay.get() <= count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private boolean update(BooleanSupplier change) {
        lock.lock();
        try {
            boolean result = change.getAsBoolean();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** One exchange. It leaves when the server is done with it, well or badly. */
    final class Ticket extends Callback.Nested {

        private final AtomicBoolean over = new AtomicBoolean();

        private Ticket(Callback callback) {
            super(callback);
        }

        @Override
        public void completed() {
            if (over.compareAndSet(false, true)) {
                underWay.decrementAndGet();
                // whoever waits said so before it looked at the count: most of the time nobody does
                if (waiting > 0) {
                    update(() -> true);
                }
            }
        }
    }

    /** A time in which an exchange does nothing and holds no thread. */
    final class Pause {
        private final long due;
        private final Runnable cut;

        private Pause(long due, Runnable cut) {
            this.due = due;
            this.cut = cut;
        }

        /** Ends the pause, and says whether it was still on: of several that end it, one is told so. */
        boolean end() {
            return update(() -> pauses.remove(this));
        }
    }
}
