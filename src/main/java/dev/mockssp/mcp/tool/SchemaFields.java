package dev.mockssp.mcp.tool;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a request schema as a flat list. */
final class SchemaFields {

    private final JsonNode schema;

    SchemaFields(JsonNode schema) {
        this.schema = schema;
    }

    /** Adds each field, with its path, such as {@code messages[].role}. */
    void addTo(ArrayNode fields) {
        Set<String> required = names(schema.path("required"));
        required.addAll(names(schema.at("/then/required")));
        add(schema, required, "", fields);
    }

    private static Set<String> names(JsonNode required) {
        return required.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(JsonNode object, Set<String> required, String prefix, ArrayNode fields) {
        object.path("properties").propertyStream().forEach(property -> {
            JsonNode field = resolved(property.getValue());
            JsonNode items = resolved(field.path("items"));
            String path = prefix + property.getKey();
            ObjectNode json = fields.addObject()
                    .put("name", path)
                    .put("type", type(field))
                    .put("required", required.contains(property.getKey()))
                    .put("description", field.path("description").asString(""));
            JsonNode allowed = field.has("enum") ? field.get("enum") : items.path("enum");
            if (!allowed.isEmpty()) {
                json.set("allowed", allowed);
            }
            add(field, names(field.path("required")), path + ".", fields);
            add(items, names(items.path("required")), path + "[].", fields);
        });
    }

    private JsonNode resolved(JsonNode field) {
        String reference = field.path("$ref").asString("");
        return reference.startsWith("#") ? schema.at(reference.substring(1)) : field;
    }

    private static String type(JsonNode field) {
        JsonNode type = field.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
                : type.asString("any");
    }
}
