package dev.mockssp.scenario;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import java.lang.ref.WeakReference;
import java.util.Optional;

/**
 * Counts how often one key has reached each step of each scenario. A reloaded scenario starts from zero. Thread-safe;
 * hold its lock while playing a scenario, so that the counters of all its steps change together.
 */
public final class StepCounters {

    /** @param scenario weak, so that the counters do not keep a scenario that was removed or replaced */
    private record Counters(WeakReference<Scenario> scenario, long[] reached) {}

    private static final long BYTES_OF_COUNTERS = HeapSize.MAP_ENTRY + 24 + 48;

    private final LruMap<String, Counters> byScenario;

    /** @param memory limits the bytes of this and of all else that is remembered */
    public StepCounters(MemoryBudget memory) {
        this.byScenario = new LruMap<>(
                memory,
                (name, counters) -> BYTES_OF_COUNTERS
                        + HeapSize.of(name)
                        + HeapSize.ofArray((long) counters.reached().length * Long.BYTES));
    }

    /** @param scenarioName the scenario whose counters to reset for this key */
    public synchronized void reset(String scenarioName) {
        byScenario.remove(scenarioName);
    }

    /** Resets the counters of all scenarios. */
    public synchronized void clear() {
        byScenario.clear();
    }

    /** Increments the counter of a step and returns it; the first request gets 1. */
    synchronized long increment(Scenario scenario, int step) {
        return ++counters(scenario).reached[step];
    }

    @SuppressWarnings("ReferenceEquality") // reloading resets counters, even if the content is equal
    private Counters counters(Scenario scenario) {
        Optional<Counters> known = byScenario.get(scenario.name());
        if (known.isPresent() && known.get().scenario().get() == scenario) {
            return known.get();
        }
        Counters fresh = new Counters(
                new WeakReference<>(scenario), new long[scenario.steps().size()]);
        byScenario.put(scenario.name(), fresh);
        return fresh;
    }
}
