package dev.mockssp.engine.admin;

import static java.util.Objects.requireNonNull;

import dev.mockssp.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Publishes exchanges and changes of state to subscribers. Publishing never blocks: a slow subscriber loses the oldest
 * events and receives a {@code gap} event with their number. Thread-safe.
 */
public final class EventBus {

    /** Maximum number of undelivered events of one subscriber. */
    static final int MAX_WAITING = 1_024;

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
     * @param name {@code exchange}, {@code state} or {@code gap}
     * @param data one line of JSON
     */
    public record Event(String name, String data) {

        public Event {
            requireNonNull(name, "name");
            requireNonNull(data, "data");
        }
    }

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final IntFunction<List<Event>> newest;

    /** @param newest returns the newest known events, at most the given number, oldest first */
    public EventBus(IntFunction<List<Event>> newest) {
        this.newest = requireNonNull(newest, "newest");
    }

    /** Creates an event bus that knows no earlier events. */
    public EventBus() {
        this(most -> List.of());
    }

    /**
     * @param most the maximum number
     * @return the newest known exchanges, oldest first
     */
    public List<Event> newest(int most) {
        return newest.apply(most);
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
                taken.add(new Event("gap", "{\"lost\":" + lost + "}"));
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
