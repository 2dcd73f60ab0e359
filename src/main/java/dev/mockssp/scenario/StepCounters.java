package dev.mockssp.scenario;

import java.util.HashMap;
import java.util.Map;

/**
 * How often one key has reached each step of each scenario. A scenario that was loaded anew is counted from the start.
 * Safe for use by several threads; who plays a scenario holds its lock meanwhile, so that its steps count together.
 */
public final class StepCounters {

    private record Counters(Scenario scenario, long[] reached) {}

    private final Map<String, Counters> byScenario = new HashMap<>();

    /**
     * @param scenarioName the scenario that is to begin again for this key
     */
    public synchronized void reset(String scenarioName) {
        byScenario.remove(scenarioName);
    }

    /** Counts one more call at a step and returns the how manieth it is, from 1. */
    synchronized long increment(Scenario scenario, int step) {
        return ++counters(scenario).reached[step];
    }

    @SuppressWarnings("ReferenceEquality") // whether it was loaded anew, not whether it says the same
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
