package dev.mockssp.schema.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites a JSON Schema so that code generators create usable types. The result accepts every value that the original
 * schema accepts:
 *
 * <ul>
 *   <li>Titles are removed: generators turn them into class names, and two titles "Time" collide.
 *   <li>Defaults become part of the description: in TypeScript, a property with a default is required.
 *   <li>{@code oneOf} of objects becomes one object, conditions are removed; see {@link SchemaUnion}.
 *   <li>{@code additionalProperties: false} is removed: clients must accept fields that the vendor adds.
 *   <li>A scalar of two types has no type; a property that is always null is an object or null.
 * </ul>
 */
final class GeneratorSchema {

    static final JsonNode NULL = JsonNodeFactory.instance.stringNode("null");

    private static final Set<String> COPIED = Set.of(
            "description",
            "enum",
            "examples",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "pattern",
            "required",
            "uniqueItems");

    /** Removed keywords: without them, the schema accepts the same values and more. */
    private static final Set<String> REMOVED = Set.of(
            "$comment",
            "$defs",
            "$id",
            "$schema",
            "allOf",
            "contains",
            "dependentRequired",
            "else",
            "if",
            "maxProperties",
            "minProperties",
            "not",
            "propertyNames",
            "then",
            "title");

    private final BiFunction<String, String, ObjectNode> references;
    private final String file;

    /**
     * @param references resolves a {@code $ref}, the second argument, in a file, the first argument
     * @param file the file of the schemas
     */
    GeneratorSchema(BiFunction<String, String, ObjectNode> references, String file) {
        this.references = references;
        this.file = file;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * @param pointer the schema's location in its file
     * @throws IllegalStateException when this class does not support a keyword
     */
    ObjectNode of(String pointer, JsonNode schema) {
        if (!schema.isObject()) {
            return object();
        }
        ObjectNode simple =
                schema.has("$ref") ? references.apply(file, schema.path("$ref").asString()) : object();
        schema.propertyStream().forEach(keyword -> {
            String name = keyword.getKey();
            String place = pointer + "/" + name;
            JsonNode value = keyword.getValue();
            switch (name) {
                case "type" -> type(simple, value);
                case "const" -> constant(simple, value);
                case "properties" -> simple.set(name, properties(place, value));
                case "items" -> simple.set(name, of(place, value));
                case "additionalProperties" -> additional(simple, place, value);
                case "$ref", "oneOf", "anyOf", "default" -> {}
                default -> copy(simple, name, place, value);
            }
        });
        ObjectNode flat = schema.has("oneOf") || schema.has("anyOf") ? flatten(pointer, schema, simple) : simple;
        boolean severalTypes = schema.path("type").isArray() && !flat.has("type");
        return withDefault(severalTypes ? SchemaUnion.anyValue(flat) : flat, schema.path("default"));
    }

    private void copy(ObjectNode simple, String name, String place, JsonNode value) {
        if (COPIED.contains(name)) {
            simple.set(name, value.deepCopy());
        } else if (!REMOVED.contains(name)) {
            throw new IllegalStateException("no rule for code generators says what becomes of " + file + "#" + place);
        }
    }

    private static void type(ObjectNode simple, JsonNode type) {
        List<JsonNode> values =
                type.valueStream().filter(name -> !name.equals(NULL)).toList();
        if (type.isString()) {
            simple.set("type", type);
        } else if (values.size() == 1) {
            simple.set("type", array().add(values.get(0)).add(NULL));
        }
    }

    private static void constant(ObjectNode simple, JsonNode value) {
        simple.set("enum", array().add(value));
        if (!simple.has("type")) {
            simple.put("type", value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : "string");
        }
    }

    private ObjectNode properties(String pointer, JsonNode properties) {
        ObjectNode simple = object();
        properties
                .propertyStream()
                .filter(property -> !property.getValue().equals(JsonNodeFactory.instance.booleanNode(false)))
                .forEach(property ->
                        simple.set(property.getKey(), of(pointer + "/" + property.getKey(), property.getValue())));
        return simple;
    }

    private void additional(ObjectNode simple, String pointer, JsonNode value) {
        if (value.isObject()) {
            simple.set("additionalProperties", of(pointer, value));
        }
    }

    /** Merges a branch into the object around it; properties that differ between branches become unions. */
    private ObjectNode flatten(String pointer, JsonNode schema, ObjectNode base) {
        String keyword = schema.has("oneOf") ? "oneOf" : "anyOf";
        ObjectNode union = null;
        for (int i = 0; i < schema.path(keyword).size(); i++) {
            ObjectNode branch =
                    of(pointer + "/" + keyword + "/" + i, schema.path(keyword).path(i));
            if (!branch.has("type") && base.has("type")) {
                branch.set("type", base.path("type"));
            }
            union = union == null ? branch : SchemaUnion.of(file + "#" + pointer, union, branch);
        }
        ObjectNode flat = base.deepCopy();
        if (union == null) {
            return flat;
        }
        union.propertyStream()
                .filter(member -> !flat.has(member.getKey()))
                .forEach(member -> flat.set(member.getKey(), member.getValue()));
        union.path("properties")
                .propertyStream()
                .forEach(property ->
                        ((ObjectNode) flat.path("properties")).putIfAbsent(property.getKey(), property.getValue()));
        ArrayNode required = array();
        Stream.concat(
                        base.path("required").valueStream(),
                        union.path("required").valueStream())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .forEach(required::add);
        flat.set("required", required);
        return flat;
    }

    private static ObjectNode withDefault(ObjectNode schema, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            String description = schema.path("description").asString("");
            schema.put("description", (description + " Default: " + value + ".").strip());
        }
        return schema;
    }

    /**
     * Completes a schema after all unions: marks free-form objects, and makes properties that are always null nullable
     * objects.
     */
    static ObjectNode finished(ObjectNode schema) {
        ObjectNode finished = schema.deepCopy();
        if (SchemaUnion.isNull(finished)) {
            finished.set("type", array().add("object").add(NULL));
        }
        if (SchemaUnion.withoutNull(finished).path("type").asString("").equals("object")
                && !finished.has("properties")
                && !finished.has("additionalProperties")) {
            finished.put("additionalProperties", true);
        }
        if (finished.path("required").isEmpty()) {
            finished.remove("required");
        }
        if (finished.path("properties") instanceof ObjectNode properties) {
            List.copyOf(properties.propertyNames())
                    .forEach(name -> properties.set(name, finished((ObjectNode) properties.path(name))));
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (finished.path(inner).isObject()) {
                finished.set(inner, finished((ObjectNode) finished.path(inner)));
            }
        }
        return finished;
    }
}
