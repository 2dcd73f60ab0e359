package dev.mockssp.engine.admin.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
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

    private static EventBus remembering(int from, int to) {
        return new EventBus(
                most -> LongStream.rangeClosed(Math.max(from, to - most + 1), to)
                        .mapToObj(EventBusTest::numbered)
                        .toList(),
                () -> to,
                () -> "run");
    }

    private static EventBus.Event numbered(long number) {
        return new EventBus.Event("exchange", "{}", Optional.of(number));
    }

    private static List<Long> numbers(List<EventBus.Event> events) {
        return events.stream().map(event -> event.number().orElse(-1L)).toList();
    }

    @Test
    void aNewSubscriberBeginsBeforeTheReplay() {
        assertThat(numbers(remembering(1, 9).newest(3))).containsExactly(6L, 7L, 8L, 9L);
        assertThat(numbers(remembering(1, 9).newest(0))).containsExactly(9L);
        assertThat(numbers(events.newest(12))).containsExactly(0L);
    }

    @Test
    void whoWasAwayGetsWhatItMissed() {
        List<EventBus.Event> missed = remembering(1, 9).after(6);
        assertThat(numbers(missed)).containsExactly(6L, 7L, 8L, 9L);
        assertThat(missed.get(0).data()).contains("\"resumed\":true");
        assertThat(numbers(remembering(1, 9).after(9))).containsExactly(9L);
    }

    @Test
    void whoWasAwayForTooLongIsToldHowManyAreLost() {
        List<EventBus.Event> missed = remembering(8, 9).after(2);
        assertThat(missed.get(1)).isEqualTo(EventBus.Event.gap(5));
        assertThat(numbers(missed)).containsExactly(2L, -1L, 8L, 9L);
        assertThat(remembering(1, 3_000).after(0))
                .hasSize(EventBus.MAX_REPLAYED + 2)
                .contains(EventBus.Event.gap(2_000));
    }

    @Test
    void whoKnowsMoreThanThereIsBeginsAnew() {
        List<EventBus.Event> all = remembering(1, 2).after(500);
        assertThat(all.get(0).data()).contains("\"resumed\":false");
        assertThat(numbers(all)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void replicasThatShareAJournalGiveItTheSameId() {
        assertThat(remembering(1, 2).newest(0)).isEqualTo(remembering(1, 2).newest(0));
        EventBus ofAnotherRun = new EventBus(most -> List.of(), () -> 2, () -> "other run");
        assertThat(ofAnotherRun.newest(0)).isNotEqualTo(remembering(1, 2).newest(0));
    }
}
