package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The body that puts a scenario is a scenario file with a key. */
class PutScenarioSchemaTest {

    @Test
    void itDiffersFromAScenarioFileByTheKeyOnly() {
        JsonNode file = properties("scenario.schema.json", "#/$defs/step");
        JsonNode put = properties("admin/put-scenario.schema.json", "../scenario.schema.json#/$defs/step");

        assertThat(put.propertyNames()).containsExactlyInAnyOrder("$schema", "key", "description", "revision", "steps");
        assertThat(file.propertyNames()).containsExactlyInAnyOrder("$schema", "description", "revision", "steps");
        file.forEachEntry((name, schema) -> assertThat(put.get(name)).isEqualTo(schema));
    }

    /** The properties, with the reference to a step replaced. */
    private static JsonNode properties(String file, String step) {
        String text = new String(SchemaLibrary.shared().file(file).orElseThrow(), StandardCharsets.UTF_8);
        return Json.MAPPER.readTree(text.replace('"' + step + '"', "\"step\"")).get("properties");
    }
}
