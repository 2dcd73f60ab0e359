package dev.mockssp.config;

import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Parses the value of {@code --scenario-json}: {@code {"shaky": {"description": "…", "steps": […]}}}. */
final class InlineScenarioParser {

    private static final String EXPECTED =
            "expected an object of scenario names and scenario files, such as {\"name\": {\"description\": …, \"steps\": […]}}";

    private InlineScenarioParser() {}

    /** Returns the scenarios by name. They are validated later, like scenario files. */
    static Map<String, JsonNode> read(OptionValue value) {
        JsonNode root = parsed(value);
        if (!root.isObject()) {
            throw value.error("is not an object; " + EXPECTED);
        }
        if (root.path("steps").isArray()) {
            throw value.error("is a scenario without its name; " + EXPECTED);
        }
        Map<String, JsonNode> scenarios = new LinkedHashMap<>();
        root.forEachEntry(scenarios::put);
        return scenarios;
    }

    private static JsonNode parsed(OptionValue value) {
        try {
            return Json.read(ByteOrderMark.skip(value.text().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJsonException e) {
            throw value.error("is not valid JSON: " + e.getMessage() + "; " + EXPECTED);
        }
    }
}
