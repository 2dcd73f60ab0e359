package dev.mockssp.schema.openapi;

import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaFiles;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The admin API as an OpenAPI 3.1 document, from a template for the paths and the schema files for the bodies. A
 * component of the template that refers to a schema file stands for that file. The {@code $defs} of a file become
 * separate components, unless the template has a component of that name.
 */
public final class AdminOpenApiDocument {

    private static final String TEMPLATE = "/dev/mockssp/openapi/admin.json";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String PARTS = "/$defs/";
    private static final URI ROOT = URI.create("/");

    private final SchemaFiles files = new SchemaFiles();

    /**
     * @param version the version of mock-ssp
     * @param server the URL by which the document was requested
     * @return a new document
     */
    public ObjectNode document(String version, String server) {
        ObjectNode document = Json.read(SchemaFiles.resource(TEMPLATE)).asObject();
        document.path("info").asObject().put("version", version);
        document.path("servers").path(0).asObject().put("url", server);
        ObjectNode schemas = document.path("components").path("schemas").asObject();
        Map<String, String> names = names(schemas);
        names.forEach((file, name) -> add(schemas, file, names));
        return document;
    }

    /** The name of each file's component. */
    private static Map<String, String> names(ObjectNode schemas) {
        Map<String, String> names = new LinkedHashMap<>();
        schemas.forEachEntry((name, schema) -> {
            if (schema.has("$ref")) {
                names.put(schema.get("$ref").stringValue(), name);
            }
        });
        return names;
    }

    private void add(ObjectNode schemas, String file, Map<String, String> names) {
        JsonNode schema = files.tree(file).deepCopy();
        redirect(schema, file, names);
        schema.path("$defs").forEachEntry((part, definition) -> {
            if (!schemas.has(component(part))) {
                SchemaSimplifier.simplify(definition);
                schemas.set(component(part), definition);
            }
        });
        SchemaSimplifier.simplify(schema);
        schemas.set(names.get(file), schema);
    }

    private static void redirect(JsonNode schema, String file, Map<String, String> names) {
        if (schema instanceof ObjectNode object && object.path("$ref").isString()) {
            URI target = ROOT.resolve(file).resolve(object.get("$ref").stringValue());
            String name = target.getFragment() == null
                    ? names.get(target.getPath().substring(1))
                    : component(target.getFragment().substring(PARTS.length()));
            object.put("$ref", COMPONENTS + name);
        }
        schema.forEach(below -> redirect(below, file, names));
    }

    private static String component(String part) {
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }
}
