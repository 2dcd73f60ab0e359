package dev.mockssp.cli;

import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.config.Config;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.document.ConfiguredScenarios;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code scenarios}. */
final class ScenariosCommand {

    private static final String FORMAT = "--format";
    private static final String TEXT = "text";
    private static final String JSON = "json";

    private ScenariosCommand() {}

    static void addOptions(CommandSpec command) {
        CommandOptions.add(command, FORMAT, TEXT + "|" + JSON, "What to print. [text]");
    }

    /**
     * Prints name and description of each scenario, built-in and custom ones; as JSON, also its origin and revision.
     *
     * @throws ConfigurationException if a scenario file of the user has an error
     */
    static void run(ParseResult result, Config config, PrintStream out) {
        boolean json =
                CommandOptions.choice(result, FORMAT, List.of(TEXT, JSON)).equals(JSON);
        DocumentReader documents = new DocumentReader(SchemaLibrary.shared());
        List<ScenarioLibrary.Entry> entries = ConfiguredScenarios.open(config, documents, problem -> {})
                .library()
                .all();
        if (json) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            entries.forEach(entry -> array.add(json(entry)));
            out.println(array.toPrettyString());
        } else {
            int width = entries.stream()
                    .mapToInt(entry -> entry.scenario().name().length())
                    .max()
                    .orElse(0);
            for (ScenarioLibrary.Entry entry : entries) {
                Scenario scenario = entry.scenario();
                String padding = " ".repeat(width - scenario.name().length());
                out.println(scenario.name() + padding + "  " + scenario.description());
            }
        }
        out.flush();
    }

    private static ObjectNode json(ScenarioLibrary.Entry entry) {
        Scenario scenario = entry.scenario();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("name", scenario.name())
                .put("description", scenario.description())
                .put("origin", entry.origin().label());
        scenario.revision().ifPresent(revision -> json.put("revision", revision.label()));
        return json;
    }
}
