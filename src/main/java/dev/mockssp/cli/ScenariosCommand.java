package dev.mockssp.cli;

import dev.mockssp.config.Config;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.document.ConfiguredScenarios;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.PrintStream;
import java.util.List;

/** The command {@code scenarios}. */
final class ScenariosCommand {

    private ScenariosCommand() {}

    /**
     * Prints name and description of each scenario, built-in and custom ones.
     *
     * @throws ConfigurationException if a scenario file of the user has an error
     */
    static void run(Config config, PrintStream out) {
        DocumentReader documents = new DocumentReader(SchemaLibrary.shared());
        List<Scenario> scenarios = ConfiguredScenarios.open(config, documents, problem -> {}).library().all().stream()
                .map(ScenarioLibrary.Entry::scenario)
                .toList();
        int width = scenarios.stream()
                .mapToInt(scenario -> scenario.name().length())
                .max()
                .orElse(0);
        for (Scenario scenario : scenarios) {
            String padding = " ".repeat(width - scenario.name().length());
            out.println(scenario.name() + padding + "  " + scenario.description());
        }
        out.flush();
    }
}
