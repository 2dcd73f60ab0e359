package dev.mockssp.schema.openapi;

import dev.mockssp.config.value.Revision;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaFiles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds an OpenAPI 3.1 document from a template. The template contains the paths and the names of the schema files of
 * each component. {@link OpenApiComponents} derives the component schemas from these files. Thread-safe.
 */
public final class OpenApiDocument {

    private static final String TEMPLATES = "/dev/mockssp/openapi/";
    private static final String ALIASES = "x-aliases";

    private final SchemaFiles files = new SchemaFiles();

    /**
     * @param revision the revision of the vendor API
     * @param server the server URL in the document
     * @return a new document, which may be changed
     */
    public ObjectNode document(Revision revision, String server) {
        return document(revision.label(), server);
    }

    /**
     * @param template the name of a template in the resource folder {@code openapi}, without {@code .json}
     * @param server the server URL in the document
     * @return a new document, which may be changed
     * @throws IllegalStateException when there is no such template, or generators do not support one of its schemas
     */
    public ObjectNode document(String template, String server) {
        return fill((ObjectNode) Json.read(SchemaFiles.resource(TEMPLATES + template + ".json")), server);
    }

    ObjectNode fill(ObjectNode document, String server) {
        ((ObjectNode) document.path("servers").path(0)).put("url", server);
        addAliases(document);
        ObjectNode components = (ObjectNode) document.path("components");
        Map<String, List<String>> sources = new TreeMap<>();
        components
                .path("schemas")
                .propertyStream()
                .forEach(component -> sources.put(component.getKey(), texts(component.getValue())));
        ObjectNode schemas = new OpenApiComponents(files::tree, sources).schemas();
        components.set("schemas", schemas);
        inResponses(document, schemas).forEach(name -> open(schemas.path(name)));
        return document;
    }

    /** Adds each path that is an alias of another one, with its own operation id, as OpenAPI requires. */
    private static void addAliases(ObjectNode document) {
        ObjectNode paths = (ObjectNode) document.path("paths");
        document.path("paths").path(ALIASES).propertyStream().forEach(alias -> {
            ObjectNode path = paths.path(alias.getValue().path("of").asString())
                    .deepCopy()
                    .asObject();
            path.forEach(operation -> ((ObjectNode) operation)
                    .setAll((ObjectNode) alias.getValue().path("operation")));
            paths.set(alias.getKey(), path);
        });
        paths.remove(ALIASES);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** Finds the components that responses refer to, directly or through another component. */
    private static Set<String> inResponses(JsonNode document, JsonNode schemas) {
        Deque<JsonNode> open = new ArrayDeque<>(document.path("paths").findValues("responses"));
        open.add(document.path("components").path("responses"));
        Set<String> names = new TreeSet<>();
        while (!open.isEmpty()) {
            for (JsonNode reference : open.remove().findValues("$ref")) {
                String target = reference.asString();
                if (target.startsWith(OpenApiComponents.PATH)) {
                    String name = target.substring(OpenApiComponents.PATH.length());
                    if (names.add(name)) {
                        open.add(schemas.path(name));
                    }
                }
            }
        }
        return names;
    }

    /**
     * Allows undocumented members in a response. Otherwise a generated Go client rejects them, because the generator
     * reads an absent {@code additionalProperties} as {@code false}.
     */
    private static void open(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.has("properties")) {
            object.putIfAbsent("additionalProperties", BooleanNode.TRUE);
        }
        schema.path("properties").forEach(OpenApiDocument::open);
        if (schema.has("items")) {
            open(schema.path("items"));
        }
    }
}
