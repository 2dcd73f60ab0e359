package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.HeapSize;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.core.ReservedMemory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The admin operations on scenarios: which exist, which is active, and which keys are bound to one. Thread-safe. */
public final class ScenarioAdmin {

    /**
     * A key that is bound to a scenario.
     *
     * @param key the key, masked
     * @param keyId its identifier in the journal
     * @param scenario the scenario's name
     */
    public record Binding(String key, String keyId, String scenario) {}

    private final DocumentReader documents;
    private final ScenarioLibrary library;
    private final Supplier<List<String>> problems;
    private final ScenarioSelector selector;
    private final AdminKeys keys;
    private final KeyStateStore states;
    private final EventBus events;
    private final boolean recording;
    private final ReservedMemory memory;

    /**
     * @param recording whether requests are forwarded to an upstream, so that no scenario is played
     * @param memory limits the bytes of the scenarios that are added at run time
     */
    public ScenarioAdmin(
            DocumentReader documents,
            ScenarioLibrary library,
            Supplier<List<String>> problems,
            ScenarioSelector selector,
            ApiKeyRegistry keys,
            KeyStateStore states,
            EventBus events,
            boolean recording,
            MemoryBudget memory) {
        this.documents = documents;
        this.library = library;
        this.problems = problems;
        this.selector = selector;
        this.keys = new AdminKeys(keys);
        this.states = states;
        this.events = events;
        this.recording = recording;
        this.memory = new ReservedMemory(memory, "scenarios");
    }

    /** @return all scenarios */
    public ScenarioLibrary library() {
        return library;
    }

    /** @return one line for each file of the user's folder that is currently invalid */
    public List<String> problems() {
        return problems.get();
    }

    /** @return the name of the active scenario */
    public String active() {
        return selector.active();
    }

    /** @return the bindings of keys to scenarios, sorted by key; each is created when the stream reaches it */
    public Stream<Binding> bindings() {
        return selector.bindings().entrySet().stream().map(bound -> binding(bound.getKey(), bound.getValue()));
    }

    /** @return the number of keys that are bound to a scenario */
    public int boundKeys() {
        return selector.bindings().size();
    }

    /**
     * @param key an API key
     * @return its binding, if it has one
     * @throws RejectedException when the key is not valid here
     */
    public Optional<Binding> binding(String key) {
        String keyName = keys.nameOf(key);
        return selector.binding(keyName).map(scenario -> binding(keyName, scenario));
    }

    private static Binding binding(String keyName, String scenario) {
        return new Binding(ApiKeyRegistry.mask(keyName), KeyStateStore.idOf(keyName), scenario);
    }

    /**
     * @param key an API key
     * @return the scenario for requests with that key that name none themselves
     * @throws RejectedException when the key is not valid here
     */
    public String scenarioFor(String key) {
        return selector.binding(keys.nameOf(key)).orElseGet(selector::active);
    }

    /**
     * Makes a scenario the active one and resets its step counters for every key.
     *
     * @param name its name
     * @throws RejectedException when there is no scenario of that name, or the server forwards requests to an upstream
     */
    public synchronized void activate(String name) {
        requireNotRecording();
        requireKnown(name);
        selector.activate(name);
        states.forEach(state -> state.stepCounters.reset(name));
        events.changed(EventBus.State.SCENARIO);
    }

    /** Activates the scenario that was active at the start. */
    public synchronized void activateStart() {
        if (!recording) {
            activate(selector.start());
        }
    }

    /**
     * Binds a key to a scenario and resets the scenario's step counters for that key.
     *
     * @param key an API key, with or without a scenario suffix
     * @param name the scenario's name
     * @throws RejectedException when the key is not valid here, there is no scenario of that name, there is no memory
     *     for the binding, or the server forwards requests to an upstream
     */
    public synchronized void bind(String key, String name) {
        requireNotRecording();
        String keyName = keys.nameOf(key);
        requireKnown(name);
        selector.bind(keyName, name);
        states.find(KeyStateStore.idOf(keyName)).ifPresent(state -> state.stepCounters.reset(name));
        events.changed(EventBus.State.BINDING);
    }

    /**
     * @param key the API key to unbind
     * @return whether it was bound
     * @throws RejectedException when the key is not valid here
     */
    public synchronized boolean unbind(String key) {
        boolean removed = selector.unbind(keys.nameOf(key));
        events.changed(EventBus.State.BINDING);
        return removed;
    }

    /**
     * Adds or replaces a scenario at run time. It shadows a built-in or configured scenario of the same name.
     *
     * @param name its name
     * @param json a scenario document
     * @return the scenario
     * @throws ConfigurationException when the document or the name is not valid
     * @throws RejectedException when there is no memory for it
     */
    public synchronized Scenario put(String name, byte[] json) {
        Scenario scenario = documents.scenario(name, json, "the scenario");
        memory.reserve(name, HeapSize.of(name) + ScenarioSize.of(scenario));
        library.put(name, scenario);
        events.changed(EventBus.State.SCENARIOS);
        return scenario;
    }

    /**
     * Removes a scenario that was added at run time.
     *
     * @param name its name
     * @throws RejectedException when no such scenario was added, or when it is in use and no scenario of that name
     *     would remain
     */
    public synchronized void remove(String name) {
        ScenarioLibrary.Entry entry = library.entry(name).orElseThrow(() -> unknown(name));
        if (entry.origin() != ScenarioLibrary.Origin.RUNTIME) {
            throw new RejectedException(
                    Reason.CONFLICT,
                    "Scenario \"" + name + "\" comes from a file; only scenarios added at run time can be removed",
                    List.of());
        }
        if (selector.uses(name) && !library.hasFile(name)) {
            throw new RejectedException(
                    Reason.CONFLICT,
                    "Scenario \"" + name + "\" is active or bound to a key; activate or bind another scenario first",
                    List.of());
        }
        library.remove(name);
        memory.release(name);
        events.changed(EventBus.State.SCENARIOS);
    }

    private void requireNotRecording() {
        if (recording) {
            throw RejectedException.recording();
        }
    }

    private void requireKnown(String name) {
        if (library.find(name).isEmpty()) {
            throw unknown(name);
        }
    }

    /**
     * @param name a name that no scenario has
     * @return the exception to throw for it
     */
    public RejectedException unknown(String name) {
        return new RejectedException(Reason.UNKNOWN_SCENARIO, library.unknown(name), library.nearest(name));
    }

    synchronized void reset() {
        selector.reset();
        library.removeRuntime();
        memory.releaseAll();
    }
}
