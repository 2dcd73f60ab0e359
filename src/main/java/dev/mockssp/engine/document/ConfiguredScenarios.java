package dev.mockssp.engine.document;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioFolder;
import dev.mockssp.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The scenarios of a configuration, including the built-in ones.
 *
 * @param folder the user's folder, if there is one
 * @param library all scenarios
 */
public record ConfiguredScenarios(Optional<ScenarioFolder> folder, ScenarioLibrary library) {

    /**
     * @param problems receives later errors in the folder
     * @throws dev.mockssp.core.ConfigurationException when a file or an inline scenario is not valid
     */
    public static ConfiguredScenarios open(Config config, DocumentReader documents, Consumer<String> problems) {
        Optional<ScenarioFolder> folder = DocumentReader.fromOption(
                config,
                Option.SCENARIOS,
                config.scenarios(),
                path -> ScenarioFolder.open(path, documents::scenario, problems));
        return new ConfiguredScenarios(
                folder, ScenarioLibrary.of(DocumentReader::builtInScenario, folder, given(config, documents)));
    }

    private static List<Scenario> given(Config config, DocumentReader documents) {
        return config.scenarioJson().entrySet().stream()
                .map(text -> documents.scenario(
                        text.getKey(),
                        Json.write(text.getValue()),
                        config.sources().flag(Option.SCENARIO_JSON) + ", " + text.getKey()))
                .toList();
    }
}
