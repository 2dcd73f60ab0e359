package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.ScriptStep;
import java.util.HashMap;
import java.util.Map;

/** The scripts that tests which run side by side have put: none may take the place of another. */
final class SharedScenarios {

    private final MockSsp ssp;
    private final Map<String, ScenarioScript> own = new HashMap<>();

    SharedScenarios(MockSsp ssp) {
        this.ssp = ssp;
    }

    /** Puts a script whose name is free, or that says what the one of its name says. */
    synchronized void put(ScenarioScript script) {
        boolean same = isNamedAfterItsSteps(script)
                || own.containsKey(script.name())
                        && own.get(script.name()).toJson().equals(script.toJson());
        if (!same && ssp.scenarios().contains(script.name())) {
            throw SharedMockSsp.refused("put(…) of another scenario \"" + script.name() + "\"");
        }
        ssp.put(script);
        own.put(script.name(), script);
    }

    synchronized void clear() {
        own.clear();
    }

    private static boolean isNamedAfterItsSteps(ScenarioScript script) {
        ScriptStep<?>[] steps = script.steps().toArray(ScriptStep<?>[]::new);
        return ScenarioScript.of(steps).name().equals(script.name());
    }
}
