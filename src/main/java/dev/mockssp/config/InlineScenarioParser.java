package dev.mockssp.config;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads scenarios that were given as text: {@code {"shaky": {"description": "…", "steps": […]}}}. */
final class InlineScenarioParser {

    private static final String EXPECTED =
            "expected an object of scenario names and scenario files, as in {\"name\": {\"description\": …, \"steps\": […]}}";

    private InlineScenarioParser() {}

    /** What stands under each name is checked where scenario files are. */
    static Map<String, JsonNode> read(OptionValue given) {
        JsonNode root = parsed(given);
        if (!root.isObject()) {
            throw given.refused("is no object; " + EXPECTED);
        }
        if (root.path("steps").isArray()) {
            throw given.refused("is a scenario without its name; " + EXPECTED);
        }
        Map<String, JsonNode> scenarios = new LinkedHashMap<>();
        root.forEachEntry(scenarios::put);
        return scenarios;
    }

    private static JsonNode parsed(OptionValue given) {
        try {
            return Json.read(given.text().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw given.refused("is no valid JSON: " + e.getMessage() + "; " + EXPECTED);
        }
    }
}
