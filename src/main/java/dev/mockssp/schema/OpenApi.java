package dev.mockssp.schema;

import dev.mockssp.config.Revision;
import dev.mockssp.wire.Wire;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API as an OpenAPI 3.1 document: a template for the paths, and the very schemas that requests are checked with. */
public final class OpenApi {

    private static final String COMPONENTS = "#/components/schemas/";
    private static final String SUFFIX = ".schema.json";

    private final SchemaFiles files = new SchemaFiles();

    /**
     * @param revision the revision of the API
     * @param server where the API is served
     * @return a document of its own for each call
     */
    public ObjectNode document(Revision revision, URI server) {
        ObjectNode document =
                (ObjectNode) Wire.read(SchemaFiles.resource("/dev/mockssp/openapi/" + revision.label() + ".json"));
        ((ObjectNode) document.path("servers").path(0)).put("url", server.toString());
        ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
        for (String file : SchemaFiles.NAMES) {
            if (file.startsWith(revision.label() + "/")) {
                add(schemas, file);
            }
        }
        return document;
    }

    private void add(ObjectNode schemas, String file) {
        ObjectNode schema = files.tree(file).deepCopy().asObject();
        JsonNode parts = schema.path("$defs");
        schema.remove(List.of("$schema", "$defs"));
        String name = file.substring(file.indexOf('/') + 1, file.length() - SUFFIX.length());
        put(schemas, component(name), schema);
        parts.propertyStream().forEach(part -> put(schemas, component(part.getKey()), part.getValue()));
    }

    private static void put(ObjectNode schemas, String name, JsonNode schema) {
        if (schemas.has(name)) {
            throw new IllegalStateException("two schemas would be called " + name);
        }
        redirect(schema);
        schemas.set(name, schema);
    }

    /** Lets references to parts of the same file point at the components that these have become. */
    private static void redirect(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("$ref").isString()) {
            String target = object.path("$ref").asString();
            object.put("$ref", COMPONENTS + component(target.substring("#/$defs/".length())));
        }
        schema.forEach(OpenApi::redirect);
    }

    private static String component(String name) {
        return Stream.of(name.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
