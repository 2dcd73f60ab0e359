package dev.mockssp.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestThreadsTest {

    private static final int FAILURES = 200;

    /** Jetty calls it for each request that fails before a handler has it. */
    @Test
    void failedRequestsEndOnOneThread() throws Exception {
        RequestThreads threads = new RequestThreads("test", 2);
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        CountDownLatch ended = new CountDownLatch(FAILURES);
        for (int i = 0; i < FAILURES; i++) {
            ThreadPool.executeImmediately(threads, () -> {
                used.add(Thread.currentThread());
                ended.countDown();
            });
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(used)
                .singleElement()
                .satisfies(thread -> assertThat(thread.isDaemon()).isTrue());
    }
}
