package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.Option;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.admin.settings.LocalSettings;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.document.ScenarioChecker;
import dev.mockssp.engine.state.KeyStates;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.scenario.library.ScenarioLibrary.Entry;
import dev.mockssp.scenario.library.ScenarioLibrary.Origin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The admin operations on scenarios: which exist, and which are added at run time. Thread-safe. */
public final class ScenarioAdmin {

    /**
     * A scenario that was added at run time.
     *
     * @param entry the scenario
     * @param replaces whether it shadows or replaces one of the same name
     */
    public record Put(Entry entry, boolean replaces) {}

    private static final Set<Origin> CONFIGURED = EnumSet.of(Origin.FOLDER, Origin.OPTION);

    private final ScenarioChecker checker;
    private final ScenarioDocumentReader reader;
    private final ScenarioLibrary library;
    private final ScenarioFinder finder;
    private final Supplier<List<Problem>> fileProblems;
    private final AdminKeys keys;
    private final EventBus events;
    private final LocalSettings settings;

    /** Its lock guards the scenarios too, so that none is removed while it is being selected. */
    private final SelectionAdmin selection;

    /**
     * @param fileProblems returns the problems of the user's files that are currently invalid
     * @param revision the revision of keys that have none of their own
     * @param recording whether requests are forwarded to an upstream, so that no scenario is played
     */
    public ScenarioAdmin(
            DocumentReader documents,
            LocalSettings settings,
            Supplier<List<Problem>> fileProblems,
            ApiKeyRegistry keys,
            KeyStates states,
            EventBus events,
            Revision revision,
            boolean recording) {
        this.checker = new ScenarioChecker(() -> Optional.of(settings.inventory()), keys);
        this.settings = settings;
        this.library = settings.library();
        this.finder = new ScenarioFinder(library);
        this.fileProblems = fileProblems;
        this.keys = new AdminKeys(keys);
        this.reader = new ScenarioDocumentReader(documents, checker, this.keys);
        this.events = events;
        this.selection = new SelectionAdmin(settings, this.keys, states, events, revision, recording);
    }

    /** @return the operations on the active scenario and the bindings */
    public SelectionAdmin selection() {
        return selection;
    }

    /** @return all scenarios */
    public ScenarioLibrary library() {
        return library;
    }

    /**
     * @return the problems of the user's files and inline scenarios: of those that are currently invalid, and of those
     *     that the current inventory makes useless or that have parts without an effect
     */
    public List<Problem> problems() {
        Stream<Problem> ofScenarios = library.all().stream()
                .filter(entry -> CONFIGURED.contains(entry.origin()))
                .flatMap(entry -> problems(entry).stream()
                        .map(problem ->
                                problem.in("scenario " + entry.scenario().name())));
        return Stream.concat(fileProblems.get().stream(), ofScenarios).toList();
    }

    /**
     * @param entry a scenario of the library
     * @return its problems with the current inventory; none for a built-in one
     */
    public List<Problem> problems(Entry entry) {
        return entry.origin() == Origin.BUILT_IN
                ? List.of()
                : checker.problems(entry.scenario(), entry.key().map(keys::find));
    }

    /**
     * Validates a scenario without adding it.
     *
     * @param name its name
     * @param json a scenario document, as for {@link #put}
     * @return the scenario
     * @throws ConfigurationException when the document or the name is not valid, the scenario cannot work, or it is for
     *     another revision than the key
     * @throws RejectedException when the key is not valid here
     */
    public Entry validate(String name, byte[] json) {
        return reader.read(name, json);
    }

    /**
     * Adds or replaces a scenario at run time. It shadows a built-in or configured scenario of the same name.
     *
     * @param name its name
     * @param json a scenario document; with the member {@code key}, only that key sees the scenario, which shadows any
     *     other of the same name
     * @return the scenario
     * @throws ConfigurationException when the document or the name is not valid, the scenario cannot work, or it is for
     *     another revision than the key, or than what uses the scenario that it replaces
     * @throws RejectedException when the key is not valid here, or there is no memory for the scenario
     */
    public Put put(String name, byte[] json) {
        Entry entry = validate(name, json);
        Scenario scenario = entry.scenario();
        Optional<String> key = entry.key();
        synchronized (selection) {
            if (key.isEmpty()) {
                selection.requireForUsers(scenario);
            }
            boolean replaces = key.map(it -> library.find(name, it))
                    .orElseGet(() -> library.find(name))
                    .isPresent();
            settings.putScenario(scenario, key);
            selection.restartSteps(name, key);
            events.changed(EventBus.State.SCENARIOS);
            return new Put(entry, replaces);
        }
    }

    /**
     * Removes a scenario that was added at run time.
     *
     * @param name its name
     * @throws RejectedException when no such scenario was added, or when it is in use and no scenario of that name
     *     would remain
     */
    public void remove(String name) {
        synchronized (selection) {
            Entry entry = finder.entry(name);
            if (entry.origin() != Origin.RUNTIME) {
                throw conflict("Scenario \"" + name + "\" " + source(entry.origin())
                        + "; only scenarios added at run time can be removed");
            }
            if (selection.isUsed(name) && !library.hasFile(name)) {
                throw conflict("Scenario \"" + name
                        + "\" is active or bound to a key; activate or bind another scenario first");
            }
            settings.remove(List.of(Setting.scenario(name, Optional.empty())));
            selection.restartSteps(name, Optional.empty());
            events.changed(EventBus.State.SCENARIOS);
        }
    }

    private static RejectedException conflict(String message) {
        return new RejectedException(Reason.CONFLICT, message, List.of());
    }

    private static String source(Origin origin) {
        return switch (origin) {
            case BUILT_IN -> "is built in";
            case FOLDER -> "comes from a file";
            case OPTION -> "comes from " + Option.SCENARIO_JSON.flag();
            case RUNTIME -> "was added at run time";
        };
    }

    /**
     * Removes a scenario that belongs to a key.
     *
     * @param name its name
     * @param key an API key, with or without a scenario suffix
     * @throws RejectedException when the key is not valid here or has no such scenario, or when the key is bound to it
     *     and would see no scenario of that name
     */
    public void remove(String name, String key) {
        String keyName = keys.nameOf(key);
        synchronized (selection) {
            List<String> own = library.namesOf(keyName);
            if (!own.contains(name)) {
                throw new RejectedException(
                        Reason.UNKNOWN_SCENARIO,
                        "The key has no scenario " + MessageText.quoted(name) + " of its own",
                        own.subList(0, Math.min(own.size(), ScenarioFinder.MAX_NAMES)));
            }
            if (selection.isBound(keyName, name) && library.find(name).isEmpty()) {
                throw conflict("Scenario \"" + name + "\" is bound to the key; bind another scenario first");
            }
            settings.remove(List.of(Setting.scenario(name, Optional.of(keyName))));
            selection.restartSteps(name, Optional.of(keyName));
            events.changed(EventBus.State.SCENARIOS);
        }
    }

    /**
     * Removes the binding and the scenarios of a key.
     *
     * @param key an API key, with or without a scenario suffix
     * @throws RejectedException when it is not valid here
     */
    void reset(String key) {
        String keyName = keys.nameOf(key);
        synchronized (selection) {
            List<String> names = library.namesOf(keyName);
            List<Setting> ofKey = new ArrayList<>();
            ofKey.add(Setting.binding(keyName));
            names.forEach(name -> ofKey.add(Setting.scenario(name, Optional.of(keyName))));
            settings.remove(ofKey);
            names.forEach(name -> selection.restartSteps(name, Optional.of(keyName)));
            events.changed(EventBus.State.BINDING);
        }
    }

    /**
     * @param name a scenario's name
     * @return the scenario of that name that all keys see
     * @throws RejectedException when there is none
     */
    public Entry entry(String name) {
        return finder.entry(name);
    }

    /**
     * @param name a scenario's name
     * @param key an API key, with or without a scenario suffix
     * @return the scenario of that name that the key sees
     * @throws RejectedException when there is none, or the key is not valid here
     */
    public Entry entry(String name, String key) {
        return finder.entry(name, keys.nameOf(key));
    }

    /** @return all scenarios: those that all keys see, then those of keys; each is created when it is reached */
    public Stream<Entry> entries() {
        return Stream.concat(library.names().stream().flatMap(name -> library.entry(name).stream()), library.keyed());
    }

    /** @return the number of {@link #entries()} */
    public int count() {
        return library.names().size() + library.countKeyed();
    }

    /**
     * @param key an API key, with or without a scenario suffix
     * @return the names of the scenarios that the key sees
     * @throws RejectedException when the key is not valid here
     */
    public List<String> names(String key) {
        return library.names(keys.nameOf(key));
    }

    /**
     * @param name a name that no scenario has
     * @return the exception to throw for it
     */
    public RejectedException unknown(String name) {
        return finder.unknown(name);
    }

    /** Restores all settings of the start, while no scenario is being selected. */
    void resetSettings() {
        synchronized (selection) {
            settings.reset();
        }
    }
}
