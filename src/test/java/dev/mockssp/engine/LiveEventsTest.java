package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveEventsTest {

    private final LiveEvents events = new LiveEvents();
    private final AtomicInteger woken = new AtomicInteger();

    private static LiveEvents.Event event(int number) {
        return new LiveEvents.Event("exchange", "{\"number\":" + number + "}");
    }

    private void publish(int from, int to) {
        for (int i = from; i <= to; i++) {
            int number = i;
            events.publish(() -> event(number));
        }
    }

    @Test
    void whatIsPublishedIsTakenOnceAndInOrder() {
        LiveEvents.Subscription subscription = events.subscribe(woken::incrementAndGet);
        publish(1, 3);
        events.changed(LiveEvents.State.SCENARIO);
        assertThat(subscription.take())
                .containsExactly(
                        event(1), event(2), event(3), new LiveEvents.Event("state", "{\"changed\":\"scenario\"}"));
        assertThat(subscription.take()).isEmpty();
    }

    @Test
    void aSubscriberIsToldOnceUntilItTakes() {
        LiveEvents.Subscription subscription = events.subscribe(woken::incrementAndGet);
        publish(1, 5);
        assertThat(woken).hasValue(1);
        subscription.take();
        publish(6, 7);
        assertThat(woken).hasValue(2);
    }

    @Test
    void aSlowSubscriberLosesTheOldestAndIsToldHowMany() {
        LiveEvents.Subscription slow = events.subscribe(woken::incrementAndGet);
        publish(1, LiveEvents.MOST_WAITING + 7);
        List<LiveEvents.Event> taken = slow.take();
        assertThat(taken).hasSize(LiveEvents.MOST_WAITING + 1);
        assertThat(taken.get(0)).isEqualTo(new LiveEvents.Event("gap", "{\"lost\":7}"));
        assertThat(taken.get(1)).isEqualTo(event(8));
        publish(1, 1);
        assertThat(slow.take()).containsExactly(event(1));
    }

    @Test
    void oneSlowSubscriberCostsTheOthersNothing() {
        events.subscribe(() -> {});
        LiveEvents.Subscription quick = events.subscribe(() -> {});
        int taken = 0;
        for (int i = 1; i <= 3 * LiveEvents.MOST_WAITING; i++) {
            publish(i, i);
            taken += quick.take().size();
        }
        assertThat(taken).isEqualTo(3 * LiveEvents.MOST_WAITING);
    }

    @Test
    void withoutSubscribersNothingIsMade() {
        LiveEvents.Subscription gone = events.subscribe(woken::incrementAndGet);
        gone.close();
        events.publish(() -> fail("made for nobody"));
        assertThat(woken).hasValue(0);
    }

    @Test
    void manyThreadsLoseNothingThatTheQueueCanHold() throws Exception {
        LiveEvents.Subscription subscription = events.subscribe(() -> {});
        CountDownLatch done = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            new Thread(() -> {
                        publish(1, LiveEvents.MOST_WAITING / 4);
                        done.countDown();
                    })
                    .start();
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(subscription.take()).hasSize(LiveEvents.MOST_WAITING);
    }

    @Test
    void thePastIsAsked() {
        LiveEvents remembering = new LiveEvents(most -> List.of(event(most)));
        assertThat(remembering.past(12)).containsExactly(event(12));
        assertThat(events.past(12)).isEmpty();
    }
}
