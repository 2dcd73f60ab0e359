package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.admin.settings.LocalSettings;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.KeyStates;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The admin operations on the selection: which scenario is active, which keys are bound to one, and how far keys are.
 * Thread-safe.
 */
public final class SelectionAdmin {

    /**
     * A key that is bound to a scenario.
     *
     * @param key the key, masked
     * @param keyId its identifier in the journal
     * @param scenario the scenario's name
     */
    public record Binding(String key, String keyId, String scenario) {}

    /**
     * How far one key is in a scenario.
     *
     * @param keyId the identifier of the key in the journal
     * @param reached for each step, how many requests have reached it and fulfilled its conditions on the request
     */
    public record Progress(String keyId, List<Long> reached) {}

    private static final int MAX_PROGRESS = 100;

    private final LocalSettings settings;
    private final ScenarioLibrary library;
    private final ScenarioFinder finder;
    private final ScenarioSelector selector;
    private final AdminKeys keys;
    private final KeyStates states;
    private final EventBus events;
    private final Revision revision;
    private final boolean recording;

    /**
     * @param revision the revision of keys that have none of their own
     * @param recording whether requests are forwarded to an upstream, so that no scenario is played
     */
    SelectionAdmin(
            LocalSettings settings,
            AdminKeys keys,
            KeyStates states,
            EventBus events,
            Revision revision,
            boolean recording) {
        this.settings = settings;
        this.library = settings.library();
        this.finder = new ScenarioFinder(library);
        this.selector = settings.selector();
        this.keys = keys;
        this.states = states;
        this.events = events;
        this.revision = revision;
        this.recording = recording;
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
     * @throws ConfigurationException when the scenario is for another revision than the server
     * @throws RejectedException when there is no scenario of that name, or the server forwards requests to an upstream
     */
    public synchronized void activate(String name) {
        requireNotRecording();
        requireFor(finder.scenario(name), "this server", revision);
        settings.activate(name);
        restartSteps(name, Optional.empty());
        events.changed(EventBus.State.SCENARIO);
    }

    /**
     * Resets a scenario's step counters: an equal scenario in place of another begins anew too.
     *
     * @param key the key whose counters are reset, or those of all keys
     */
    void restartSteps(String name, Optional<String> key) {
        key.ifPresentOrElse(
                it -> states.change(it, state -> state.stepCounters.reset(name)),
                () -> states.forEach(state -> state.stepCounters.reset(name)));
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
     * @throws ConfigurationException when the scenario is for another revision than the key
     * @throws RejectedException when the key is not valid here, there is no scenario of that name, there is no memory
     *     for the binding, or the server forwards requests to an upstream
     */
    public synchronized void bind(String key, String name) {
        requireNotRecording();
        ApiKey found = keys.find(key);
        String keyName = found.name();
        requireFor(finder.scenario(name, keyName), "this key", found.revision());
        settings.bind(keyName, name);
        restartSteps(name, Optional.of(keyName));
        events.changed(EventBus.State.BINDING);
    }

    /**
     * @param key the API key to unbind
     * @return whether it was bound
     * @throws RejectedException when the key is not valid here
     */
    public synchronized boolean unbind(String key) {
        boolean removed = settings.remove(List.of(Setting.binding(keys.nameOf(key))));
        events.changed(EventBus.State.BINDING);
        return removed;
    }

    /**
     * @param keyId the identifier of the key to unbind
     * @return whether it was bound
     */
    public synchronized boolean unbindId(String keyId) {
        Optional<String> bound = selector.bindings().keySet().stream()
                .filter(keyName -> KeyStateStore.idOf(keyName).equals(keyId))
                .findFirst();
        bound.ifPresent(keyName -> settings.remove(List.of(Setting.binding(keyName))));
        events.changed(EventBus.State.BINDING);
        return bound.isPresent();
    }

    /** @return how far each key is in a scenario, at most 100 keys */
    public List<Progress> progress(Scenario scenario) {
        List<Progress> all = new ArrayList<>();
        states.forEach(state -> {
            List<Long> reached = state.stepCounters.reached(scenario);
            if (!reached.isEmpty() && all.size() < MAX_PROGRESS) {
                all.add(new Progress(state.id(), reached));
            }
        });
        return all;
    }

    /** A key that is bound to a scenario of its own does not use the shared one. */
    boolean isUsed(String name) {
        return selector.active().equals(name)
                || selector.bindings().entrySet().stream()
                        .anyMatch(bound -> bound.getValue().equals(name)
                                && !library.namesOf(bound.getKey()).contains(name));
    }

    /** @return whether a key is bound to a scenario */
    boolean isBound(String keyName, String name) {
        return selector.binding(keyName).filter(name::equals).isPresent();
    }

    private void requireNotRecording() {
        if (recording) {
            throw RejectedException.recording();
        }
    }

    /**
     * A scenario that replaces one in use is chosen with that.
     *
     * @throws ConfigurationException when it is for another revision than one of its users
     */
    void requireForUsers(Scenario scenario) {
        String name = scenario.name();
        if (selector.active().equals(name)) {
            requireFor(scenario, "this server", revision);
        }
        selector.bindings().forEach((keyName, bound) -> {
            if (bound.equals(name) && !library.namesOf(keyName).contains(name)) {
                requireFor(
                        scenario,
                        "a key that is bound to it",
                        keys.find(keyName).revision());
            }
        });
    }

    private static void requireFor(Scenario scenario, String user, Revision used) {
        scenario.mismatch(user, used).ifPresent(problem -> {
            throw new ConfigurationException(problem);
        });
    }
}
