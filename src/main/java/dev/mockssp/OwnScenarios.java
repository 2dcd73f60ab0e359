package dev.mockssp;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.engine.Documents;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioFolder;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.wire.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The scenarios that a configuration names, beside those in the jar.
 *
 * @param folder the user's folder, if he has one
 * @param library all scenarios
 */
record OwnScenarios(Optional<ScenarioFolder> folder, ScenarioLibrary library) {

    /**
     * @param problems is told of later mistakes in the folder
     * @throws dev.mockssp.exchange.ConfigurationException when a file or a text is no scenario
     */
    static OwnScenarios open(Config config, Documents documents, Consumer<String> problems) {
        Optional<ScenarioFolder> folder =
                config.scenarios().map(path -> ScenarioFolder.open(path, documents::scenario, problems));
        return new OwnScenarios(
                folder, ScenarioLibrary.of(Documents::shippedScenario, folder, given(config, documents)));
    }

    private static List<Scenario> given(Config config, Documents documents) {
        return config.scenarioJson().entrySet().stream()
                .map(text -> documents.scenario(
                        text.getKey(), Wire.write(text.getValue()), Option.SCENARIO_JSON.flag() + ", " + text.getKey()))
                .toList();
    }
}
