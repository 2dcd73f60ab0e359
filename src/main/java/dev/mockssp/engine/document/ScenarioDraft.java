package dev.mockssp.engine.document;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.scenario.ReadableSteps;
import dev.mockssp.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * A scenario document that may have errors.
 *
 * @param revision the revision of the vendor API that it is for; empty for every revision
 * @param steps the steps without an error
 * @param scenario the scenario; empty if there is an error
 * @param problems the errors that the document has by itself, without the inventory and the keys
 */
public record ScenarioDraft(
        Optional<Revision> revision, ReadableSteps steps, Optional<Scenario> scenario, List<Problem> problems) {

    public ScenarioDraft {
        problems = List.copyOf(problems);
    }

    /** @return a scenario without errors */
    static ScenarioDraft of(Scenario scenario) {
        return new ScenarioDraft(scenario.revision(), ReadableSteps.of(scenario), Optional.of(scenario), List.of());
    }

    /**
     * @param source where the document comes from, human-readable
     * @return the scenario
     * @throws ConfigurationException with all errors that the document has by itself
     */
    public Scenario require(String source) {
        return scenario.orElseThrow(() -> ConfigurationException.of(problems).in(source));
    }
}
