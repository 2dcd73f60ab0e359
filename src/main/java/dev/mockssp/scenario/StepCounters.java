package dev.mockssp.scenario;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts how often one key has reached each step of each scenario. A reloaded scenario starts from zero. Thread-safe;
 * hold its lock while playing a scenario, so that the counters of all its steps change together.
 */
public final class StepCounters {

    private record Counters(Scenario scenario, long[] reached) {}

    private final Map<String, Counters> byScenario = new HashMap<>();

    /** @param scenarioName the scenario whose counters to reset for this key */
    public synchronized void reset(String scenarioName) {
        byScenario.remove(scenarioName);
    }

    /** Increments the counter of a step and returns it; the first request gets 1. */
    synchronized long increment(Scenario scenario, int step) {
        return ++counters(scenario).reached[step];
    }

    @SuppressWarnings("ReferenceEquality") // reloading resets counters, even if the content is equal
    private Counters counters(Scenario scenario) {
        Counters known = byScenario.get(scenario.name());
        if (known != null && known.scenario() == scenario) {
            return known;
        }
        Counters fresh = new Counters(scenario, new long[scenario.steps().size()]);
        byScenario.put(scenario.name(), fresh);
        return fresh;
    }
}
