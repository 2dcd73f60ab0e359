package dev.mockssp.scenario.library;

import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary.Entry;
import dev.mockssp.scenario.library.ScenarioLibrary.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The scenarios that belong to a key. Keys are API keys without a scenario suffix. Thread-safe; reads take no lock. */
final class KeyedScenarios {

    private record KeyedName(String key, String name) implements Comparable<KeyedName> {
        private static final Comparator<KeyedName> ORDER =
                Comparator.comparing(KeyedName::key).thenComparing(KeyedName::name);

        @Override
        public int compareTo(KeyedName other) {
            return ORDER.compare(this, other);
        }
    }

    private final NavigableMap<KeyedName, Scenario> scenarios = new ConcurrentSkipListMap<>();

    Optional<Scenario> find(String name, String key) {
        return scenarios.isEmpty() ? Optional.empty() : Optional.ofNullable(scenarios.get(new KeyedName(key, name)));
    }

    int size() {
        return scenarios.size();
    }

    /** @return all of them, sorted by key and name; each entry is created when it is reached */
    Stream<Entry> entries() {
        return scenarios.entrySet().stream()
                .map(entry -> new Entry(
                        entry.getValue(),
                        Origin.RUNTIME,
                        Optional.of(entry.getKey().key())));
    }

    /** @return the names of the scenarios of a key, sorted */
    List<String> namesOf(String key) {
        // in ASCII, the brace follows every character of a scenario's name
        return scenarios.subMap(new KeyedName(key, ""), true, new KeyedName(key, "{"), true).keySet().stream()
                .map(KeyedName::name)
                .toList();
    }

    /** @return whether a key has a scenario of this name */
    boolean hasName(String name) {
        return scenarios.keySet().stream().anyMatch(one -> one.name().equals(name));
    }

    void put(String name, String key, Scenario scenario) {
        scenarios.put(new KeyedName(key, name), scenario);
    }

    /** @return whether there was one */
    boolean remove(String name, String key) {
        return scenarios.remove(new KeyedName(key, name)) != null;
    }
}
