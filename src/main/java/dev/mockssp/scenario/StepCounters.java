package dev.mockssp.scenario;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import java.util.Arrays;
import java.util.List;

/**
 * Counts how often one key has reached each step of each scenario. A scenario with new steps starts from zero. Thread-safe;
 * hold its lock while playing a scenario, so that the counters of all its steps change together.
 */
public final class StepCounters {

    /**
     * The counters of a scenario.
     *
     * @param fingerprint that of the scenario
     * @param reached a counter for each step
     */
    private record Counters(long fingerprint, long[] reached) {

        Counters withNext(int step) {
            long[] next = reached.clone();
            next[step]++;
            return new Counters(fingerprint, next);
        }

        long bytes(String name) {
            return BYTES_OF_COUNTERS + HeapSize.of(name) + HeapSize.ofArray((long) reached.length * Long.BYTES);
        }
    }

    private static final long BYTES_OF_COUNTERS = HeapSize.MAP_ENTRY + 24;
    private static final MapType<String, Counters> BY_SCENARIO =
            new MapType<>("steps", String.class, Counters.class, (name, counters) -> counters.bytes(name));

    private final StateMap<String, Counters> byScenario;

    /** @param maps makes the map of the scenarios */
    public StepCounters(StateMaps maps) {
        this.byScenario = maps.map(BY_SCENARIO);
    }

    /** @param scenarioName the scenario whose counters to reset for this key */
    public synchronized void reset(String scenarioName) {
        byScenario.remove(scenarioName);
    }

    /** Resets the counters of all scenarios. Without the lock: the thread that evicts a key must not wait for a request. */
    public void clear() {
        byScenario.clear();
    }

    /** Increments the counter of a step and returns it; the first request gets 1. */
    synchronized long increment(Scenario scenario, int step) {
        Counters counters = counters(scenario).withNext(step);
        byScenario.put(scenario.name(), counters);
        return counters.reached()[step];
    }

    /**
     * @return for each step, how many requests have reached it and fulfilled its conditions on the request; empty if none
     *     has played the scenario
     */
    public synchronized List<Long> reached(Scenario scenario) {
        return byScenario
                .get(scenario.name())
                .filter(counters -> counters.fingerprint() == scenario.fingerprint())
                .map(counters -> Arrays.stream(counters.reached()).boxed().toList())
                .orElse(List.of());
    }

    private Counters counters(Scenario scenario) {
        return byScenario
                .get(scenario.name())
                .filter(counters -> counters.fingerprint() == scenario.fingerprint())
                .orElseGet(() -> new Counters(
                        scenario.fingerprint(), new long[scenario.steps().size()]));
    }
}
