package dev.mockssp.engine.admin.event;

import static java.util.Objects.requireNonNull;

import dev.mockssp.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Publishes exchanges and changes of state to subscribers. Publishing never blocks: a slow subscriber loses the oldest
 * events and receives a {@code gap} event with their number. Thread-safe.
 */
public final class EventBus {

    /** Maximum number of undelivered events of one subscriber. */
    static final int MAX_WAITING = 1_024;

    /** Maximum number of past exchanges for a new subscriber. */
    public static final int MAX_REPLAYED = 1_000;

    /** The kinds of state that can change. */
    public enum State {
        SCENARIO,
        BINDING,
        SCENARIOS,
        CLOCK,
        INVENTORY,
        /** Exchanges were removed from the journal. */
        REQUESTS,
        /** All state, or all state of one key, was reset. */
        RESET;

        /** @return its name, such as {@code scenario} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An event.
     *
     * @param name {@code hello}, {@code exchange}, {@code state} or {@code gap}
     * @param data one line of JSON
     * @param number the number of the latest exchange that a subscriber knows after this event; empty if the event does
     *     not change it
     */
    public record Event(String name, String data, Optional<Long> number) {

        public Event {
            requireNonNull(name, "name");
            requireNonNull(data, "data");
            requireNonNull(number, "number");
        }

        /** An event that is not an exchange. */
        public Event(String name, String data) {
            this(name, data, Optional.empty());
        }

        static Event gap(long lost) {
            return new Event("gap", "{\"lost\":" + lost + "}");
        }
    }

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final IntFunction<List<Event>> newest;
    private final LongSupplier latest;
    private final Supplier<String> journalId;

    /**
     * @param newest returns the newest known exchanges, at most the given number, oldest first
     * @param latest returns the number of the latest exchange, 0 if there was none
     * @param journalId returns what identifies the content of the journal
     */
    public EventBus(IntFunction<List<Event>> newest, LongSupplier latest, Supplier<String> journalId) {
        this.newest = requireNonNull(newest, "newest");
        this.latest = requireNonNull(latest, "latest");
        this.journalId = requireNonNull(journalId, "journalId");
    }

    /** Creates an event bus that knows no earlier exchanges. */
    public EventBus() {
        this(most -> List.of(), () -> 0, () -> "");
    }

    /**
     * The events for a new subscriber.
     *
     * @param most the maximum number of past exchanges, up to {@link #MAX_REPLAYED}
     * @return {@code hello} and the newest known exchanges, oldest first
     */
    public List<Event> newest(int most) {
        long known = latest.getAsLong();
        List<Event> past = newest.apply(most);
        List<Event> events = new ArrayList<>();
        events.add(hello(false, past.isEmpty() ? known : numberOf(past.get(0)) - 1));
        events.addAll(past);
        return events;
    }

    /**
     * The events for a subscriber that was away.
     *
     * @param number the number of the latest exchange that it knows
     * @return {@code hello}, the exchanges since then, oldest first, and before them a {@code gap} with the number of
     *     those that are no longer known; everything as for a new subscriber if there are fewer exchanges than it knows
     */
    public List<Event> after(long number) {
        long known = latest.getAsLong();
        if (number > known) {
            return newest(MAX_REPLAYED);
        }
        List<Event> missed = newest.apply(MAX_REPLAYED).stream()
                .filter(event -> numberOf(event) > number)
                .toList();
        List<Event> events = new ArrayList<>();
        events.add(hello(true, number));
        long lost = known
                - number
                - missed.stream().filter(event -> numberOf(event) <= known).count();
        if (lost > 0) {
            events.add(Event.gap(lost));
        }
        events.addAll(missed);
        return events;
    }

    private static long numberOf(Event exchange) {
        return exchange.number().orElseThrow();
    }

    private Event hello(boolean resumed, long number) {
        return new Event(
                "hello",
                Json.MAPPER
                        .createObjectNode()
                        .put("journal", journalId.get())
                        .put("resumed", resumed)
                        .toString(),
                Optional.of(number));
    }

    /**
     * @param ready runs when events are waiting, once until they are taken; runs on the publishing thread, so it must
     *     not block
     * @return the subscription; close it at the end
     */
    public Subscription subscribe(Runnable ready) {
        Subscription subscription = new Subscription(ready);
        subscriptions.add(subscription);
        return subscription;
    }

    /** @param what the kind of state that has changed */
    public void changed(State what) {
        publish(() -> new Event(
                "state",
                Json.MAPPER.createObjectNode().put("changed", what.label()).toString()));
    }

    /** @param event creates the event; not called when there are no subscribers */
    public void publish(Supplier<Event> event) {
        if (subscriptions.isEmpty()) {
            return;
        }
        Event published = event.get();
        subscriptions.forEach(subscription -> subscription.offer(published));
    }

    /** The undelivered events of one subscriber. */
    public final class Subscription implements AutoCloseable {

        private final Runnable ready;
        private final Queue<Event> waiting = new ArrayDeque<>();
        private long lost;

        private Subscription(Runnable ready) {
            this.ready = requireNonNull(ready, "ready");
        }

        private void offer(Event event) {
            boolean first;
            synchronized (this) {
                first = waiting.isEmpty();
                if (waiting.size() == MAX_WAITING) {
                    waiting.remove();
                    lost++;
                }
                waiting.add(event);
            }
            if (first) {
                ready.run();
            }
        }

        /** @return the events since the last call, oldest first; starts with a {@code gap} event when some were lost */
        public synchronized List<Event> take() {
            List<Event> taken = new ArrayList<>(waiting.size() + 1);
            if (lost > 0) {
                taken.add(Event.gap(lost));
            }
            taken.addAll(waiting);
            waiting.clear();
            lost = 0;
            return taken;
        }

        @Override
        public void close() {
            subscriptions.remove(this);
        }
    }
}
