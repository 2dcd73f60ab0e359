package dev.mockssp.server.jetty;

import dev.mockssp.server.jetty.TimedEndPoint.Waiting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the connections of a server: ends those of clients that are too slow, limits their number, and counts. */
public final class ConnectionMonitor extends AbstractLifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionMonitor.class);

    /** From here on, a connection counts as slow. */
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** In bytes of heap, with a part of a head in the buffers. */
    private static final long CONNECTION_BYTES = 32 * 1024;

    /** Other threads need file descriptors too: for files, and for connections to other servers. */
    private static final int SPARE_DESCRIPTORS = 16;

    private final Server server;
    private final SlowClientLimits limits;
    private final Map<Waiting, LongAdder> closed = new EnumMap<>(Waiting.class);
    private final LongAdder refused = new LongAdder();
    private final AtomicLong overloaded = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private volatile int maxOpen = (int) Math.min(10_000, Runtime.getRuntime().maxMemory() / CONNECTION_BYTES);
    private volatile boolean refusing;
    private volatile Scheduler.Task next;

    public ConnectionMonitor(Server server, SlowClientLimits limits) {
        this.server = server;
        this.limits = limits;
        for (Waiting kind : Waiting.values()) {
            closed.put(kind, new LongAdder());
        }
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        next.cancel();
    }

    private void schedule() {
        long nanos = Math.min(CHECK_NANOS, limits.headNanos() / 4);
        next = server.getScheduler().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        try {
            connections().forEach(connection -> connection.endIfSlow(limits));
        } finally {
            if (isRunning()) {
                schedule();
            }
        }
    }

    private Stream<TimedEndPoint> connections() {
        return Stream.of(server.getConnectors())
                .flatMap(connector -> connector.getConnectedEndPoints().stream())
                .map(TimedEndPoint.class::cast);
    }

    /** Ends the requests whose bodies have been arriving for longer than a second, since others wait for their memory. */
    void endSlowBodies() {
        connections()
                .filter(connection -> connection.waiting() == Waiting.BODY && connection.waitedNanos() > SLOW_NANOS)
                .forEach(TimedEndPoint::end);
    }

    /** @return whether one more connection may be opened; counts it if so */
    boolean admits() {
        if (open.get() < maxOpen) {
            if (refusing && open.get() < maxOpen / 2) {
                refusing = false;
            }
            open.incrementAndGet();
            return true;
        }
        refused("%d connections are open".formatted(maxOpen));
        return false;
    }

    /** The operating system has no file descriptor for another connection. */
    void outOfDescriptors() {
        int most = Math.max(1, open.get() - SPARE_DESCRIPTORS);
        refused("there is no file descriptor left with %d open ones (ulimit -n)".formatted(open.get()));
        maxOpen = Math.min(maxOpen, most);
    }

    private void refused(String why) {
        refused.increment();
        if (!refusing) {
            refusing = true;
            LOG.warn("New connections are refused: {}", why);
        }
    }

    void connectionClosed() {
        open.decrementAndGet();
    }

    void closed(Waiting kind) {
        closed.get(kind).increment();
    }

    void overloaded() {
        overloaded.incrementAndGet();
    }

    public ConnectionCounts counts() {
        List<TimedEndPoint> now = connections().toList();
        Map<Waiting, Long> slow = new EnumMap<>(Waiting.class);
        now.stream()
                .filter(connection -> connection.waitedNanos() > SLOW_NANOS)
                .forEach(connection -> slow.merge(connection.waiting(), 1L, Long::sum));
        return new ConnectionCounts(
                now.size(),
                (int) now.stream().filter(TimedEndPoint::isListening).count(),
                kinds(kind -> slow.getOrDefault(kind, 0L)),
                kinds(kind -> closed.get(kind).sum()),
                refused.sum(),
                overloaded.get());
    }

    private static ConnectionCounts.Kinds kinds(ToLongFunction<Waiting> count) {
        return new ConnectionCounts.Kinds(
                count.applyAsLong(Waiting.HEAD),
                count.applyAsLong(Waiting.BODY),
                count.applyAsLong(Waiting.RESPONSE),
                count.applyAsLong(Waiting.EVENTS));
    }
}
