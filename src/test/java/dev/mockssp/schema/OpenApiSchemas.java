package dev.mockssp.schema;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Validates values with the component schemas of an OpenAPI document. */
public final class OpenApiSchemas {

    private static final String DOCUMENT = "https://mock-ssp.invalid/openapi";

    private final SchemaRegistry registry;
    private final boolean formats;

    /**
     * @param document an OpenAPI 3.1 document
     * @param formats whether to check the formats of values, which {@link SchemaLibrary} does not
     */
    public OpenApiSchemas(JsonNode document, boolean formats) {
        this.formats = formats;
        String text = new String(Json.write(document), StandardCharsets.UTF_8);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, text)));
    }

    /**
     * @param path the name of a component, or a path into it such as {@code BidData/properties/bid}
     * @return a line for each error; empty for a valid value
     */
    public List<String> errors(String path, JsonNode value) {
        return registry
                .getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + path))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(formats)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
