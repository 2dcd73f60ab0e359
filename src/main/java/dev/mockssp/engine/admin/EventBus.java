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
 * Tells whoever listens what happens: exchanges and changes of state. Publishing never waits; a subscriber that is slow
 * loses the oldest events and is told how many. Safe for use by several threads.
 */
public final class EventBus {

    /** How many events wait for one subscriber at most. */
    static final int MAX_WAITING = 1_024;

    /** What can change beside the journal's growth. */
    public enum State {
        SCENARIO,
        BINDING,
        SCENARIOS,
        CLOCK,
        INVENTORY,
        /** Exchanges were removed from the journal. */
        REQUESTS,
        /** Everything, or everything of one key, is as at the start. */
        RESET;

        /** @return its name, such as {@code scenario} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that happened.
     *
     * @param name {@code exchange}, {@code state} or {@code gap}
     * @param data what, as one line of JSON
     */
    public record Event(String name, String data) {

        public Event {
            requireNonNull(name, "name");
            requireNonNull(data, "data");
        }
    }

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final IntFunction<List<Event>> past;

    /** @param past gives the newest events that are still known, at most as many as asked for, oldest first */
    public EventBus(IntFunction<List<Event>> past) {
        this.past = requireNonNull(past, "past");
    }

    /** LiveEvents without a past. */
    public EventBus() {
        this(most -> List.of());
    }

    /**
     * @param most how many at most
     * @return the newest exchanges that are still known, oldest first
     */
    public List<Event> past(int most) {
        return past.apply(most);
    }

    /**
     * @param ready is told that events wait, once until they are taken; runs on the thread that publishes, so that it
     *     must not wait
     * @return what takes them, to be closed in the end
     */
    public Subscription subscribe(Runnable ready) {
        Subscription subscription = new Subscription(ready);
        subscriptions.add(subscription);
        return subscription;
    }

    /** @param what has changed */
    public void changed(State what) {
        publish(() -> new Event(
                "state",
                Json.MAPPER.createObjectNode().put("changed", what.label()).toString()));
    }

    /** @param event is made only when somebody listens */
    public void publish(Supplier<Event> event) {
        if (subscriptions.isEmpty()) {
            return;
        }
        Event made = event.get();
        subscriptions.forEach(subscription -> subscription.offer(made));
    }

    /** The events that wait for one subscriber. */
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

        /** @return what has happened since the last time, oldest first; a {@code gap} comes before all when some are lost */
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
