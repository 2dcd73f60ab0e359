package dev.mockssp.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventBusTest {

    private final EventBus events = new EventBus();
    private final AtomicInteger woken = new AtomicInteger();

    private static EventBus.Event event(int number) {
        return new EventBus.Event("exchange", "{\"number\":" + number + "}");
    }

    private void publish(int from, int to) {
        for (int i = from; i <= to; i++) {
            int number = i;
            events.publish(() -> event(number));
        }
    }

    @Test
    void whatIsPublishedIsTakenOnceAndInOrder() {
        EventBus.Subscription subscription = events.subscribe(woken::incrementAndGet);
        publish(1, 3);
        events.changed(EventBus.State.SCENARIO);
        assertThat(subscription.take())
                .containsExactly(
                        event(1), event(2), event(3), new EventBus.Event("state", "{\"changed\":\"scenario\"}"));
        assertThat(subscription.take()).isEmpty();
    }

    @Test
    void aSubscriberIsToldOnceUntilItTakes() {
        EventBus.Subscription subscription = events.subscribe(woken::incrementAndGet);
        publish(1, 5);
        assertThat(woken).hasValue(1);
        subscription.take();
        publish(6, 7);
        assertThat(woken).hasValue(2);
    }

    @Test
    void aSlowSubscriberLosesTheOldestAndIsToldHowMany() {
        EventBus.Subscription slow = events.subscribe(woken::incrementAndGet);
        publish(1, EventBus.MAX_WAITING + 7);
        List<EventBus.Event> taken = slow.take();
        assertThat(taken).hasSize(EventBus.MAX_WAITING + 1);
        assertThat(taken.get(0)).isEqualTo(new EventBus.Event("gap", "{\"lost\":7}"));
        assertThat(taken.get(1)).isEqualTo(event(8));
        publish(1, 1);
        assertThat(slow.take()).containsExactly(event(1));
    }

    @Test
    void oneSlowSubscriberCostsTheOthersNothing() {
        events.subscribe(() -> {});
        EventBus.Subscription quick = events.subscribe(() -> {});
        int taken = 0;
        for (int i = 1; i <= 3 * EventBus.MAX_WAITING; i++) {
            publish(i, i);
            taken += quick.take().size();
        }
        assertThat(taken).isEqualTo(3 * EventBus.MAX_WAITING);
    }

    @Test
    void withoutSubscribersNothingIsMade() {
        EventBus.Subscription gone = events.subscribe(woken::incrementAndGet);
        gone.close();
        events.publish(() -> fail("made for nobody"));
        assertThat(woken).hasValue(0);
    }

    @Test
    void manyThreadsLoseNothingThatTheQueueCanHold() throws Exception {
        EventBus.Subscription subscription = events.subscribe(() -> {});
        CountDownLatch done = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            new Thread(() -> {
                        publish(1, EventBus.MAX_WAITING / 4);
                        done.countDown();
                    })
                    .start();
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(subscription.take()).hasSize(EventBus.MAX_WAITING);
    }

    @Test
    void thePastIsAsked() {
        EventBus remembering = new EventBus(most -> List.of(event(most)));
        assertThat(remembering.newest(12)).containsExactly(event(12));
        assertThat(events.newest(12)).isEmpty();
    }
}
