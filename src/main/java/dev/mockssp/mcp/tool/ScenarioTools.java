package dev.mockssp.mcp.tool;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.admin.ScenarioAdmin;
import dev.mockssp.engine.admin.SelectionAdmin;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import dev.mockssp.json.ProblemJson;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools for scenarios. */
final class ScenarioTools {

    private static final int LIMIT = 50;

    /** In characters. */
    private static final int MAX_DOCUMENT = 20_000;

    private static final int MAX_PROBLEMS = 20;

    private final ScenarioAdmin scenarios;
    private final SelectionAdmin selection;

    ScenarioTools(ScenarioAdmin scenarios) {
        this.scenarios = scenarios;
        this.selection = scenarios.selection();
    }

    ObjectNode list(JsonNode arguments, String baseUrl) {
        Optional<String> key = Arguments.key(arguments);
        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("active", key.map(selection::scenarioFor).orElseGet(selection::active));
        Optional<String> name = JsonFields.text(arguments, "name");
        List<ScenarioLibrary.Entry> entries = name.map(it -> List.of(entry(it, key)))
                .orElseGet(() -> all(key, JsonFields.text(arguments, "query").orElse("")));
        List<ScenarioLibrary.Entry> page = Arguments.page(entries, arguments, LIMIT, result);
        ArrayNode list = result.putArray("scenarios");
        page.forEach(entry -> list.add(summary(entry)));
        if (name.isPresent()) {
            page.forEach(entry -> document(entry.scenario(), result));
        }
        return result;
    }

    private static void document(Scenario scenario, ObjectNode result) {
        JsonNode document = scenario.toJson();
        int length = document.toString().length();
        if (length <= MAX_DOCUMENT) {
            result.set("document", document);
        } else {
            result.put(
                    "too_long",
                    "The document has " + MessageText.count(length, "character") + "; the resource "
                            + ToolCatalogue.SCENARIO_URI + scenario.name() + " is all of it.");
        }
    }

    private List<ScenarioLibrary.Entry> all(Optional<String> key, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<ScenarioLibrary.Entry> visible = key.map(it -> scenarios.names(it).stream()
                        .map(name -> scenarios.entry(name, it))
                        .toList())
                .orElseGet(() -> scenarios.entries().toList());
        return visible.stream()
                .filter(entry -> (entry.scenario().name() + " "
                                + entry.scenario().description())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    private ScenarioLibrary.Entry entry(String name, Optional<String> key) {
        return key.map(it -> scenarios.entry(name, it)).orElseGet(() -> scenarios.entry(name));
    }

    private static ObjectNode summary(ScenarioLibrary.Entry entry) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("name", entry.scenario().name())
                .put("description", entry.scenario().description())
                .put("origin", entry.origin().label());
        entry.key().ifPresent(key -> json.put("key", ApiKeyRegistry.mask(key)));
        return json;
    }

    ObjectNode choose(JsonNode arguments, String baseUrl) {
        Optional<String> key = Arguments.key(arguments);
        Optional<String> name = JsonFields.text(arguments, "name");
        if (key.isPresent()) {
            name.ifPresentOrElse(it -> selection.bind(key.get(), it), () -> selection.unbind(key.get()));
        } else {
            name.ifPresentOrElse(selection::activate, selection::activateStart);
        }
        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("active", key.map(selection::scenarioFor).orElseGet(selection::active));
        key.ifPresent(it -> result.put("key", ApiKeyRegistry.mask(it)));
        return result;
    }

    /** Mistakes of the document are a result, so that they can be corrected one by one. */
    ObjectNode write(JsonNode arguments, String baseUrl) {
        String name = arguments.path("name").stringValue();
        byte[] document = Json.write(arguments.path("document"));
        boolean only = JsonFields.flag(arguments, "validate_only").orElse(false);
        try {
            ScenarioLibrary.Entry entry = only
                    ? scenarios.validate(name, document)
                    : scenarios.put(name, document).entry();
            return written(name, true, !only, scenarios.problems(entry));
        } catch (ConfigurationException e) {
            return written(name, false, false, e.problems());
        }
    }

    private static ObjectNode written(String name, boolean valid, boolean added, List<Problem> problems) {
        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("valid", valid)
                .put("added", added);
        ArrayNode list = ProblemJson.write(problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
        list.forEach(problem -> problem.asObject().remove("severity"));
        result.set("problems", list);
        return result;
    }
}
