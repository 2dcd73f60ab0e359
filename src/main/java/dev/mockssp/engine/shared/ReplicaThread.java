package dev.mockssp.engine.shared;

import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.redis.RedisState;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a replica up to date between requests, and finds out when Redis responds again. */
final class ReplicaThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaThread.class);

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(150);
    private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ENTRIES = Duration.ofMillis(50);
    private static final Duration BETWEEN_EVICTIONS = Duration.ofSeconds(10);

    private final RedisState redis;
    private final LogFollower log;
    private final Runnable refresh;
    private final Thread thread;
    private volatile boolean closed;
    private long evictedAt = System.nanoTime();
    private long probedAt = System.nanoTime();
    private Optional<String> loggedProblem = Optional.empty();

    private ReplicaThread(RedisState redis, LogFollower log, Runnable refresh) {
        this.redis = redis;
        this.log = log;
        this.refresh = refresh;
        this.thread = new Thread(this::run, "mock-ssp-replica");
        thread.setDaemon(true);
    }

    static ReplicaThread start(RedisState redis, LogFollower log, Runnable refresh) {
        ReplicaThread started = new ReplicaThread(redis, log, refresh);
        started.thread.start();
        return started;
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (StateUnavailableException e) {
                report(Optional.of(e.getMessage()));
                pause();
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("mock-ssp failed to follow the other replicas", e);
                    pause();
                }
            }
        }
    }

    private void follow() {
        if (redis.unreachable().isPresent()) {
            redis.probe();
        }
        if (redis.unreachable().isPresent()) {
            report(redis.unreachable());
            pause();
            return;
        }
        refresh.run();
        if (isDue(probedAt, BETWEEN_CHANGES)) {
            redis.probeChange();
            probedAt = System.nanoTime();
        }
        report(redis.problem());
        if (isDue(evictedAt, BETWEEN_EVICTIONS)) {
            redis.evict();
            evictedAt = System.nanoTime();
        }
        redis.awaitEntryAfter(log.version());
        // under load the next entries come soon, and each look at them takes three round trips
        pause(BETWEEN_ENTRIES);
    }

    private static boolean isDue(long last, Duration interval) {
        return System.nanoTime() - last > interval.toNanos();
    }

    /** One line when the state becomes unavailable, and one when it is available again. */
    private void report(Optional<String> problem) {
        if (closed || problem.equals(loggedProblem)) {
            return;
        }
        problem.ifPresentOrElse(
                text -> LOG.warn("{}; requests get a 503 meanwhile", text),
                () -> LOG.info("The shared state is available again"));
        loggedProblem = problem;
    }

    private void pause() {
        pause(BETWEEN_PROBES);
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
