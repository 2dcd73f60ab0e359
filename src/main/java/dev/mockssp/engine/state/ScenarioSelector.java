package dev.mockssp.engine.state;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ReservedMemory;
import dev.mockssp.journal.Exchange;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Selects the scenario of a request, most specific first: the scenario header, the key's suffix, the key's binding, the
 * active scenario. Thread-safe.
 */
public final class ScenarioSelector {

    public static final String HEADER = "X-Mock-Scenario";

    private static final int BYTES_OF_BINDING = 48;

    private final ScenarioLibrary library;
    private final String start;
    private final NavigableMap<String, String> bindings = new ConcurrentSkipListMap<>();
    private final ReservedMemory memory;
    private volatile Exchange.ScenarioChoice active;

    /**
     * @param start the name of the scenario that is active at the start
     * @param memory limits the bytes of the bindings
     */
    public ScenarioSelector(ScenarioLibrary library, String start, MemoryBudget memory) {
        this.memory = new ReservedMemory(memory, "bindings");
        this.library = library;
        this.start = start;
        this.active = activeChoice(start);
    }

    /** The selected name, known or not, and its source. Every use for the same request returns the same choice. */
    public Exchange.ScenarioChoice choose(RequestContext context) {
        Optional<Exchange.ScenarioChoice> known = context.find(Exchange.ScenarioChoice.class);
        if (known.isPresent()) {
            return known.get();
        }
        Exchange.ScenarioChoice choice = chosen(context);
        context.put(Exchange.ScenarioChoice.class, choice);
        return choice;
    }

    private Exchange.ScenarioChoice chosen(RequestContext context) {
        Optional<String> header = context.request().headers().first(HEADER);
        if (header.isPresent()) {
            return new Exchange.ScenarioChoice(header.get().strip(), "header");
        }
        Optional<ApiKey> key = context.find(ApiKey.class);
        return key.isPresent() ? chosen(key.get()) : active;
    }

    private Exchange.ScenarioChoice chosen(ApiKey key) {
        if (key.scenario().isPresent()) {
            return new Exchange.ScenarioChoice(key.scenario().get(), "key");
        }
        String bound = bindings.get(key.name());
        return bound == null ? active : new Exchange.ScenarioChoice(bound, "binding");
    }

    private static Exchange.ScenarioChoice activeChoice(String name) {
        return new Exchange.ScenarioChoice(name, "active");
    }

    /** Whether the active scenario rejects origins. No other scenario applies to a preflight. */
    public boolean rejectsOrigin(String endpoint) {
        return library.find(active.name())
                .filter(scenario -> scenario.rejectsOrigin(endpoint))
                .isPresent();
    }

    public String start() {
        return start;
    }

    public String active() {
        return active.name();
    }

    public void activate(String name) {
        active = activeChoice(name);
    }

    /** The scenarios of the bound keys by key in full, sorted. A view: it shows later changes. */
    public Map<String, String> bindings() {
        return Collections.unmodifiableMap(bindings);
    }

    /** The scenario that a key is bound to. */
    public Optional<String> binding(String keyName) {
        return Optional.ofNullable(bindings.get(keyName));
    }

    /** @throws dev.mockssp.core.RejectedException when there is no memory for it */
    public void bind(String keyName, String name) {
        bind(keyName, name, () -> {});
    }

    /**
     * @param save runs when there is memory for the binding, and before it has an effect; if it throws, the key is bound
     *     as before
     * @throws dev.mockssp.core.RejectedException when there is no memory for it
     */
    public synchronized void bind(String keyName, String name, Runnable save) {
        memory.reserve(keyName, BYTES_OF_BINDING + HeapSize.of(keyName) + HeapSize.of(name), save);
        bindings.put(keyName, name);
    }

    /** Returns whether the key was bound. */
    public synchronized boolean unbind(String keyName) {
        memory.release(keyName);
        return bindings.remove(keyName) != null;
    }
}
