package dev.mockssp.config;

import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads scenarios that were given as text: {@code {"shaky": {"description": "…", "steps": […]}}}. */
final class ScenarioTexts {

    private static final String EXPECTED =
            "expected an object of scenario names and scenario files, as in {\"name\": {\"description\": …, \"steps\": […]}}";

    private ScenarioTexts() {}

    /** What stands under each name is checked where scenario files are. */
    static Map<String, JsonNode> read(Given given) {
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

    private static JsonNode parsed(Given given) {
        try {
            return Wire.read(given.text().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw given.refused("is no valid JSON: " + e.getMessage() + "; " + EXPECTED);
        }
    }
}
