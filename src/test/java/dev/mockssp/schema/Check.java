package dev.mockssp.schema;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Validates a JSON text with single quotes instead of double quotes. */
public final class Check {

    private static final SchemaLibrary LIBRARY = SchemaLibrary.shared();

    private Check() {}

    static List<Violation> of(String schema, String text) {
        return LIBRARY.check(schema + ".schema.json", json(text));
    }

    static List<String> lines(String schema, String text) {
        return of(schema, text).stream()
                .map(violation -> violation.pointer() + " | " + violation.rule() + " | " + violation.message())
                .toList();
    }

    public static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
