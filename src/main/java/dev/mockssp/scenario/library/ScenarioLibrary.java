package dev.mockssp.scenario.library;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All scenarios by name, in four layers: built-in, the user's folder, inline scenarios of the configuration, and those
 * added at run time. A later layer shadows an earlier one. A key can have scenarios of its own, which only this key
 * sees, and which shadow all others. Thread-safe; reads take no lock.
 */
public final class ScenarioLibrary {

    /** The layer of a scenario. */
    public enum Origin {
        BUILT_IN,
        FOLDER,
        OPTION,
        RUNTIME;

        /** @return {@code built-in}, {@code folder}, {@code option} or {@code runtime} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A scenario and its layer.
     *
     * @param key the key that the scenario belongs to, in full; empty if all keys see it
     */
    public record Entry(Scenario scenario, Origin origin, Optional<String> key) {
        Entry(Scenario scenario, Origin origin) {
            this(scenario, origin, Optional.empty());
        }
    }

    private final BuiltInScenarios builtIn;
    private final Supplier<Map<String, Scenario>> folder;
    private final Map<String, Scenario> inline;
    private final Map<String, Scenario> runtime = new ConcurrentSkipListMap<>();
    private final KeyedScenarios keyed = new KeyedScenarios();

    /**
     * A library without a user's folder.
     *
     * @param parser parses the built-in files, each at its first use
     */
    public ScenarioLibrary(ScenarioParser parser) {
        this(parser, Map::of, List.of());
    }

    /**
     * @param parser parses the built-in files, each at its first use
     * @param folder the user's folder; the library does not refresh it
     */
    public ScenarioLibrary(ScenarioParser parser, ScenarioFolder folder) {
        this(parser, folder::scenarios, List.of());
    }

    private ScenarioLibrary(ScenarioParser parser, Supplier<Map<String, Scenario>> folder, List<Scenario> inline) {
        this.builtIn = new BuiltInScenarios(requireNonNull(parser, "parser"));
        this.folder = folder;
        this.inline = inline.stream()
                .collect(Collectors.toMap(
                        Scenario::name, scenario -> scenario, (one, other) -> other, LinkedHashMap::new));
    }

    /**
     * @param parser parses the built-in files, each at its first use
     * @param folder the user's folder, if there is one; the library does not refresh it
     * @param inline the inline scenarios of the configuration
     * @return a library of all of them
     */
    public static ScenarioLibrary of(ScenarioParser parser, Optional<ScenarioFolder> folder, List<Scenario> inline) {
        Supplier<Map<String, Scenario>> files = folder.<Supplier<Map<String, Scenario>>>map(opened -> opened::scenarios)
                .orElse(Map::of);
        return new ScenarioLibrary(parser, files, inline);
    }

    /**
     * @param name a scenario's name
     * @return the active scenario of that name
     */
    public Optional<Scenario> find(String name) {
        Optional<Entry> entry = entry(name);
        return entry.isPresent() ? Optional.of(entry.get().scenario()) : Optional.empty();
    }

    /**
     * @param name a scenario's name
     * @param key an API key without a scenario suffix
     * @return the scenario of that name that requests with the key get
     */
    public Optional<Scenario> find(String name, String key) {
        Optional<Scenario> own = keyed.find(name, key);
        return own.isPresent() ? own : find(name);
    }

    /**
     * @param name a scenario's name
     * @return the scenario and its layer
     */
    public Optional<Entry> entry(String name) {
        return new Layers().find(name);
    }

    /**
     * @param name a scenario's name
     * @param key an API key without a scenario suffix
     * @return the scenario of that name that requests with the key get, and its layer
     */
    public Optional<Entry> entry(String name, String key) {
        return keyed.find(name, key)
                .map(own -> new Entry(own, Origin.RUNTIME, Optional.of(key)))
                .or(() -> entry(name));
    }

    /** @return the number of scenarios that belong to a key */
    public int countKeyed() {
        return keyed.size();
    }

    /** @return the scenarios that belong to a key, sorted by key and name; each entry is created when it is reached */
    public Stream<Entry> keyed() {
        return keyed.entries();
    }

    /**
     * @param key an API key without a scenario suffix
     * @return the names of its own scenarios, sorted
     */
    public List<String> namesOf(String key) {
        return keyed.namesOf(key);
    }

    /**
     * @param name a scenario's name
     * @return whether a layer other than the run time layer has a scenario of that name
     */
    public boolean hasFile(String name) {
        return new Layers().findFile(name).isPresent();
    }

    /**
     * @return every name once: built-in ones in the contract's order, then those of the folder, inline ones, and those
     *     added at run time, sorted
     */
    public List<String> names() {
        return new Layers().names();
    }

    /**
     * @param key an API key without a scenario suffix
     * @return every name that the key sees, once: those of {@link #names}, then its own, sorted
     */
    public List<String> names(String key) {
        Set<String> names = new LinkedHashSet<>(names());
        names.addAll(namesOf(key));
        return List.copyOf(names);
    }

    /** @return every scenario, in the order of {@link #names} */
    public List<Entry> all() {
        Layers layers = new Layers();
        return layers.names().stream()
                .flatMap(name -> layers.find(name).stream())
                .toList();
    }

    /**
     * Adds or replaces a scenario at run time. It shadows scenarios of the same name in other layers.
     *
     * @param name the scenario's name
     * @param scenario the scenario
     * @throws ConfigurationException when the name is not allowed
     */
    public void put(String name, Scenario scenario) {
        runtime.put(name, scenario.named(name));
    }

    /**
     * Removes a scenario that was added at run time. A scenario that it shadowed is visible again.
     *
     * @param name a scenario's name
     * @return whether there was one
     */
    public boolean remove(String name) {
        return runtime.remove(name) != null;
    }

    /**
     * Adds or replaces a scenario that only one key sees. It shadows every other scenario of that name for this key.
     *
     * @param name the scenario's name
     * @param key an API key without a scenario suffix
     * @param scenario the scenario
     * @throws ConfigurationException when the name is not allowed
     */
    public void put(String name, String key, Scenario scenario) {
        keyed.put(name, key, scenario.named(name));
    }

    /**
     * Removes a scenario that belongs to a key.
     *
     * @param name a scenario's name
     * @param key an API key without a scenario suffix
     * @return whether there was one
     */
    public boolean remove(String name, String key) {
        return keyed.remove(name, key);
    }

    /** @return the scenarios that were added at run time: those that all keys see, then those of keys */
    public Stream<Entry> runtime() {
        return Stream.concat(runtime.values().stream().map(one -> new Entry(one, Origin.RUNTIME)), keyed());
    }

    /**
     * @param name a name that {@link #find} does not find
     * @return an error message of one line: the scenario belongs to a key, or else the most similar names and the number of
     *     scenarios
     */
    public String unknown(String name) {
        return belongsToKey(name)
                ? UnknownScenario.owned(name, "one key") + "; name the key"
                : UnknownScenario.message(name, names());
    }

    /**
     * @param name a name that {@link #find(String, String)} does not find
     * @param key an API key without a scenario suffix
     * @return as {@link #unknown(String)}, with the names that the key sees
     */
    public String unknown(String name, String key) {
        return belongsToKey(name)
                ? UnknownScenario.owned(name, "another key")
                : UnknownScenario.message(name, names(key));
    }

    /** @return whether a scenario of this name belongs to a key */
    public boolean belongsToKey(String name) {
        return keyed.hasName(name);
    }

    /**
     * @param name a name that {@link #find} does not find
     * @return the most similar names, at most five
     */
    public List<String> nearest(String name) {
        return SpellingSuggestion.nearest(name, names(), UnknownScenario.MAX_NEAREST);
    }

    /** The layers, with the files of one moment. */
    private final class Layers {
        private final Map<String, Scenario> files = folder.get();

        Optional<Entry> find(String name) {
            Scenario runtimeScenario = runtime.get(name);
            return runtimeScenario != null ? Optional.of(new Entry(runtimeScenario, Origin.RUNTIME)) : findFile(name);
        }

        Optional<Entry> findFile(String name) {
            Scenario inlineScenario = inline.get(name);
            if (inlineScenario != null) {
                return Optional.of(new Entry(inlineScenario, Origin.OPTION));
            }
            Scenario file = files.get(name);
            if (file != null) {
                return Optional.of(new Entry(file, Origin.FOLDER));
            }
            Optional<Scenario> inJar = builtIn.find(name);
            return inJar.isPresent() ? Optional.of(new Entry(inJar.get(), Origin.BUILT_IN)) : Optional.empty();
        }

        List<String> names() {
            Set<String> names = new LinkedHashSet<>(BuiltInScenarios.NAMES);
            names.addAll(files.keySet());
            names.addAll(inline.keySet());
            names.addAll(runtime.keySet());
            return List.copyOf(names);
        }
    }
}
