package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.MessageText;
import dev.mockssp.core.SpellingSuggestion;
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

/**
 * All scenarios by name, in four layers: built-in, the user's folder, inline scenarios of the configuration, and those
 * added at run time. A later layer shadows an earlier one. Thread-safe; reads take no lock.
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

    /** A scenario and its layer. */
    public record Entry(Scenario scenario, Origin origin) {}

    private static final int MAX_NEAREST = 5;

    private final BuiltInScenarios builtIn;
    private final Supplier<Map<String, Scenario>> folder;
    private final Map<String, Scenario> inline;
    private final Map<String, Scenario> runtime = new ConcurrentSkipListMap<>();

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
     * @return the scenario and its layer
     */
    public Optional<Entry> entry(String name) {
        return new Layers().find(name);
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

    /** Removes every scenario that was added at run time. */
    public void removeRuntime() {
        runtime.clear();
    }

    /**
     * @param name a name that {@link #find} does not find
     * @return an error message of one line, with the most similar names and the number of scenarios
     */
    public String unknown(String name) {
        List<String> names = names();
        String hint = SpellingSuggestion.of(name, names)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(".");
        List<String> nearest = nearest(name);
        String examples = nearest.isEmpty() ? "" : ", the nearest are " + String.join(", ", nearest);
        return "Unknown scenario " + MessageText.quoted(name) + hint + " There are "
                + MessageText.count(names.size(), "scenario") + examples;
    }

    /**
     * @param name a name that {@link #find} does not find
     * @return the most similar names, at most {@value #MAX_NEAREST}
     */
    public List<String> nearest(String name) {
        return SpellingSuggestion.nearest(name, names(), MAX_NEAREST);
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
