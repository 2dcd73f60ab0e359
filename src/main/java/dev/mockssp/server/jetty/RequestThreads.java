package dev.mockssp.server.jetty;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The threads that handle requests. Jetty asks a pool to run the end of a failed request immediately, and starts a
 * thread for each if the pool refuses. When 500 clients disconnected at once, these threads delayed all other requests by
 * up to 270 ms (src/bench/run --slow-clients, 2026-11-28). Here they take turns on one thread.
 */
final class RequestThreads extends QueuedThreadPool {

    private static final long IDLE_SECONDS = 5;

    private final Executor failures;

    RequestThreads(String name, int count) {
        super(count, 0);
        setReservedThreads(0);
        setName(name);
        setDaemon(true);
        ThreadPoolExecutor oneThread =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-failures");
                    thread.setDaemon(true);
                    return thread;
                });
        oneThread.allowCoreThreadTimeOut(true);
        this.failures = oneThread;
    }

    @Override
    public boolean tryExecute(Runnable task) {
        failures.execute(task);
        return true;
    }
}
