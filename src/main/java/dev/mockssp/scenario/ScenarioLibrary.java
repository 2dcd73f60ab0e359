package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.SpellingSuggestion;
import dev.mockssp.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All scenarios by name, in four layers: those in the jar, those of the user's folder, those given as text at the start,
 * those put at run time. A later layer wins. Safe for many threads; reading takes no lock.
 */
public final class ScenarioLibrary {

    /** The layer that a scenario comes from. */
    public enum Origin {
        SHIPPED,
        FOLDER,
        OPTION,
        RUNTIME;

        /** @return {@code shipped}, {@code folder}, {@code option} or {@code runtime} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A scenario and the layer that it comes from. */
    public record Entry(Scenario scenario, Origin origin) {}

    private final BuiltInScenarios shipped;
    private final Supplier<Map<String, Scenario>> folder;
    private final Map<String, Scenario> given;
    private final AtomicReference<Map<String, Scenario>> runtime = new AtomicReference<>(Map.of());

    /**
     * A library without a folder of the user's.
     *
     * @param parser reads the shipped files, each when it is first asked for
     */
    public ScenarioLibrary(ScenarioParser parser) {
        this(parser, Map::of, List.of());
    }

    /**
     * @param parser reads the shipped files, each when it is first asked for
     * @param folder the user's folder; when it is read anew is decided elsewhere
     */
    public ScenarioLibrary(ScenarioParser parser, ScenarioFolder folder) {
        this(parser, folder::scenarios, List.of());
    }

    private ScenarioLibrary(ScenarioParser parser, Supplier<Map<String, Scenario>> folder, List<Scenario> given) {
        this.shipped = new BuiltInScenarios(requireNonNull(parser, "parser"));
        this.folder = folder;
        this.given = given.stream()
                .collect(Collectors.toMap(
                        Scenario::name, scenario -> scenario, (one, other) -> other, LinkedHashMap::new));
    }

    /**
     * @param parser reads the shipped files, each when it is first asked for
     * @param folder the user's folder, if there is one; when it is read anew is decided elsewhere
     * @param given the user's scenarios that were given as text
     * @return a library of all of them
     */
    public static ScenarioLibrary of(ScenarioParser parser, Optional<ScenarioFolder> folder, List<Scenario> given) {
        Supplier<Map<String, Scenario>> files = folder.<Supplier<Map<String, Scenario>>>map(opened -> opened::scenarios)
                .orElse(Map::of);
        return new ScenarioLibrary(parser, files, given);
    }

    /**
     * @param name a scenario's name
     * @return the scenario that has it now
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
     * @return whether there is one of that name that was there at the start or is in the folder
     */
    public boolean hasFile(String name) {
        return new Layers().findFile(name).isPresent();
    }

    /** @return every name once: the shipped ones in the contract's order, then those only in the folder, those given as text, the rest */
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
     * Puts a scenario at run time. It hides one of the same name.
     *
     * @param name the name to give it
     * @param scenario what it does
     * @throws ConfigurationException when the name is not allowed
     */
    public void put(String name, Scenario scenario) {
        Scenario named = scenario.named(name);
        change(scenarios -> scenarios.put(name, named));
    }

    /**
     * Removes a scenario that was put at run time; one that it hid is seen again.
     *
     * @param name a scenario's name
     * @return whether one of that name had been put at run time
     */
    public boolean remove(String name) {
        return change(scenarios -> scenarios.remove(name)).containsKey(name);
    }

    /** Removes every scenario that was put at run time. */
    public void removeRuntime() {
        runtime.set(Map.of());
    }

    /**
     * @param name a name that {@link #find} does not know
     * @return one line that says so, with a name that may have been meant and with all names
     */
    public String unknown(String name) {
        List<String> names = names();
        String hint = SpellingSuggestion.of(name, names)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(".");
        return "Unknown scenario " + Json.MAPPER.writeValueAsString(name) + hint + " Known scenarios: "
                + String.join(", ", names);
    }

    private Map<String, Scenario> change(Consumer<Map<String, Scenario>> edit) {
        return runtime.getAndUpdate(old -> {
            Map<String, Scenario> copy = new LinkedHashMap<>(old);
            edit.accept(copy);
            return Collections.unmodifiableMap(copy);
        });
    }

    /** The layers at one moment. */
    private final class Layers {
        private final Map<String, Scenario> put = runtime.get();
        private final Map<String, Scenario> files = folder.get();

        Optional<Entry> find(String name) {
            Scenario found = put.get(name);
            return found != null ? Optional.of(new Entry(found, Origin.RUNTIME)) : findFile(name);
        }

        Optional<Entry> findFile(String name) {
            Scenario asText = given.get(name);
            if (asText != null) {
                return Optional.of(new Entry(asText, Origin.OPTION));
            }
            Scenario file = files.get(name);
            if (file != null) {
                return Optional.of(new Entry(file, Origin.FOLDER));
            }
            Optional<Scenario> inJar = shipped.find(name);
            return inJar.isPresent() ? Optional.of(new Entry(inJar.get(), Origin.SHIPPED)) : Optional.empty();
        }

        List<String> names() {
            Set<String> names = new LinkedHashSet<>(BuiltInScenarios.NAMES);
            names.addAll(files.keySet());
            names.addAll(given.keySet());
            names.addAll(put.keySet());
            return List.copyOf(names);
        }
    }
}
