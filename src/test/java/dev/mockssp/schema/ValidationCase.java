package dev.mockssp.schema;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * A value that validators of several languages check against one schema.
 *
 * @param origin a human-readable label of the case
 * @param schema the path of a schema file, or a schema
 * @param json the value as JSON in ASCII, so that a lone surrogate, {@code 1e999} and {@code 4.0} arrive unchanged
 */
record ValidationCase(String origin, JsonNode schema, String json) {

    private static final ObjectWriter ASCII = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** @param json a JSON text */
    static ValidationCase of(String origin, String schema, String json) {
        return new ValidationCase(
                origin, Json.MAPPER.stringNode(schema), ascii(Json.read(json.getBytes(StandardCharsets.UTF_8))));
    }

    static ValidationCase of(String origin, String schema, JsonNode value) {
        return new ValidationCase(origin, Json.MAPPER.stringNode(schema), ascii(value));
    }

    private static String ascii(JsonNode value) {
        return ASCII.writeValueAsString(value);
    }

    JsonNode value() {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The case in the format of the scripts. */
    String line() {
        return ascii(Json.MAPPER.createObjectNode().put("json", json).set("schema", schema));
    }

    @Override
    public String toString() {
        return origin + ": " + (json.length() > 400 ? json.substring(0, 400) + "…" : json) + " against " + schema;
    }
}
