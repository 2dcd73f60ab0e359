package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.ScriptStep;
import java.util.HashMap;
import java.util.Map;

/** The scenarios that parallel tests register on a shared mock server. None may replace a different one. */
final class SharedScenarios {

    private final MockSsp mockSsp;
    private final Map<String, ScenarioScript> byName = new HashMap<>();

    SharedScenarios(MockSsp mockSsp) {
        this.mockSsp = mockSsp;
    }

    /**
     * Registers a script.
     *
     * @throws IllegalStateException if a different scenario has the name of the script
     */
    synchronized void put(ScenarioScript script) {
        boolean same = isNamedAfterItsSteps(script)
                || byName.containsKey(script.name())
                        && byName.get(script.name()).toJson().equals(script.toJson());
        if (!same && mockSsp.scenarios().contains(script.name())) {
            throw SharedMockSsp.rejected("putScenario(…) of a different scenario \"" + script.name() + "\"");
        }
        mockSsp.putScenario(script);
        byName.put(script.name(), script);
    }

    synchronized void clear() {
        byName.clear();
    }

    private static boolean isNamedAfterItsSteps(ScenarioScript script) {
        ScriptStep<?>[] steps = script.steps().toArray(ScriptStep<?>[]::new);
        return ScenarioScript.of(steps).name().equals(script.name());
    }
}
