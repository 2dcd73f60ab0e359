package dev.mockssp.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.server.Servers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ByteBudgetTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("budget-test", true);
    private final ByteBudget budget = new ByteBudget(100, scheduler, () -> events.add("shortage"));

    @BeforeEach
    void start() throws Exception {
        scheduler.start();
    }

    @AfterEach
    void stop() throws Exception {
        scheduler.stop();
    }

    private void take(long bytes, String name, long patienceNanos) {
        budget.take(bytes, patienceNanos, Runnable::run, () -> events.add(name), () -> events.add("not " + name));
    }

    private void takeFirst(long bytes, String name) {
        budget.takeFirst(bytes, LONG, Runnable::run, () -> events.add(name), () -> events.add("not " + name));
    }

    @Test
    void whatIsLeftIsTakenAtOnce() {
        assertThat(budget.takeNow(60)).isTrue();
        assertThat(budget.takeNow(41)).isFalse();
        assertThat(budget.takeNow(40)).isTrue();
        budget.giveBack(60);
        take(60, "a", LONG);
        assertThat(events).containsExactly("a");
    }

    @Test
    void oneAloneMayTakeMore() {
        assertThat(budget.takeNow(1_000)).isTrue();
        take(1, "a", LONG);
        assertThat(events).isEmpty();
        budget.giveBack(1_000);
        assertThat(events).containsExactly("a");
    }

    @Test
    void thoseWhoWaitAreServedInOrder() {
        budget.takeNow(100);
        take(90, "a", LONG);
        take(10, "b", LONG);
        budget.giveBack(20);
        assertThat(events).as("nobody overtakes").isEmpty();
        assertThat(budget.takeNow(1)).isFalse();
        budget.giveBack(80);
        assertThat(events).containsExactly("a", "b");
    }

    @Test
    void someGoFirst() {
        budget.takeNow(100);
        take(60, "a", LONG);
        takeFirst(60, "b");
        takeFirst(40, "c");
        budget.giveBack(100);
        assertThat(events).containsExactly("b", "c");
        budget.giveBack(60);
        assertThat(events).containsExactly("b", "c", "a");
    }

    @Test
    void whoHasWaitedForTooLongIsRefused() throws Exception {
        budget.takeNow(100);
        take(90, "a", TimeUnit.MILLISECONDS.toNanos(100));
        take(10, "b", LONG);
        assertThat(Servers.await(Duration.ofSeconds(10), () -> events.contains("not a")))
                .isTrue();
        budget.giveBack(10);
        assertThat(events).containsExactly("shortage", "not a", "b");
    }
}
