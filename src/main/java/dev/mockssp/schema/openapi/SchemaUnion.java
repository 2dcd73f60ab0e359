package dev.mockssp.schema.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges two simplified schemas into one that accepts the values of both, without {@code oneOf}, because generators
 * create types from it that cannot be decoded. A merged object has the members of both, and requires those that both
 * require.
 */
final class SchemaUnion {

    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private SchemaUnion() {}

    /**
     * @param name the location for error messages
     * @throws IllegalStateException when no single schema without {@code oneOf} is close to both
     */
    static ObjectNode of(String name, ObjectNode one, ObjectNode other) {
        if (one.equals(other)) {
            return one;
        }
        if (isNull(one)) {
            return described(nullable(other), one);
        }
        if (isNull(other)) {
            return described(nullable(one), other);
        }
        ObjectNode union = ofValues(name, withoutNull(one), withoutNull(other));
        return allowsNull(one) || allowsNull(other) ? nullable(union) : union;
    }

    private static ObjectNode ofValues(String name, ObjectNode one, ObjectNode other) {
        if (one.has("$ref") || other.has("$ref")) {
            if (one.path("$ref").equals(other.path("$ref"))) {
                return described(one.deepCopy(), other);
            }
            throw new IllegalStateException(
                    name + " is a union of two components, which generators cannot read: " + one + " and " + other);
        }
        String type = one.path("type").asString("");
        String otherType = other.path("type").asString("");
        if (!type.equals(otherType) && !NUMBERS.containsAll(List.of(type, otherType))) {
            return anyValue(one, other);
        }
        ObjectNode union = equalMembers(one, other);
        if (!type.isEmpty()) {
            union.put("type", type.equals(otherType) ? type : "number");
        }
        if (one.has("enum") && other.has("enum")) {
            union.set("enum", distinct(one.path("enum"), other.path("enum")));
        }
        if (one.has("properties") || other.has("properties")) {
            union.set("properties", properties(name, one, other));
            union.set("required", common(one.path("required"), other.path("required")));
        }
        if (one.has("items") || other.has("items")) {
            union.set("items", items(name, one, other));
        }
        return annotated(union, one, other);
    }

    private static ObjectNode properties(String name, ObjectNode one, ObjectNode other) {
        ObjectNode properties = one.path("properties").isObject()
                ? one.path("properties").deepCopy().asObject()
                : GeneratorSchema.object();
        other.path("properties").propertyStream().forEach(property -> {
            JsonNode first = properties.path(property.getKey());
            properties.set(
                    property.getKey(),
                    first.isMissingNode()
                            ? property.getValue()
                            : of(name + "/" + property.getKey(), (ObjectNode) first, (ObjectNode) property.getValue()));
        });
        return properties;
    }

    /** An array without an item schema is always empty, so the union has the items of the other array. */
    private static JsonNode items(String name, ObjectNode one, ObjectNode other) {
        if (!one.has("items") || !other.has("items")) {
            ObjectNode without = one.has("items") ? other : one;
            if (without.path("maxItems").asInt(-1) != 0) {
                return GeneratorSchema.object();
            }
            return one.has("items") ? one.path("items") : other.path("items");
        }
        return of(name + "/items", (ObjectNode) one.path("items"), (ObjectNode) other.path("items"));
    }

    private static ObjectNode equalMembers(ObjectNode one, ObjectNode other) {
        ObjectNode equal = GeneratorSchema.object();
        one.propertyStream()
                .filter(member -> member.getValue().equals(other.path(member.getKey())))
                .forEach(member -> equal.set(member.getKey(), member.getValue()));
        return equal;
    }

    /**
     * A schema without a type. A union of scalars would become a separate class, which Python users would have to
     * construct.
     */
    static ObjectNode anyValue(ObjectNode... schemas) {
        return annotated(GeneratorSchema.object(), schemas);
    }

    private static ObjectNode annotated(ObjectNode union, ObjectNode... schemas) {
        for (ObjectNode schema : schemas) {
            described(union, schema);
        }
        JsonNode examples = Stream.of(schemas)
                .map(schema -> schema.path("examples"))
                .reduce(SchemaUnion::distinct)
                .orElseThrow();
        return examples.isEmpty() ? union : union.set("examples", examples).asObject();
    }

    private static ObjectNode described(ObjectNode schema, ObjectNode other) {
        if (!schema.has("description") && other.has("description")) {
            schema.set("description", other.path("description"));
        }
        return schema;
    }

    private static ArrayNode distinct(JsonNode one, JsonNode other) {
        ArrayNode all = GeneratorSchema.array();
        Stream.concat(one.valueStream(), other.valueStream())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .forEach(all::add);
        return all;
    }

    private static ArrayNode common(JsonNode one, JsonNode other) {
        Set<String> names = other.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
        ArrayNode common = GeneratorSchema.array();
        one.valueStream().filter(name -> names.contains(name.asString())).forEach(common::add);
        return common;
    }

    static boolean isNull(JsonNode schema) {
        return schema.path("type").equals(GeneratorSchema.NULL);
    }

    static boolean allowsNull(JsonNode schema) {
        return schema.path("anyOf").isArray() || hasTypeNull(schema);
    }

    /** @return whether null is one of several types */
    static boolean hasTypeNull(JsonNode schema) {
        return schema.path("type").valueStream().anyMatch(GeneratorSchema.NULL::equals);
    }

    /** @return the schema, extended to accept null */
    static ObjectNode nullable(ObjectNode schema) {
        if (allowsNull(schema) || isNull(schema)) {
            return schema;
        }
        ObjectNode nullable = schema.deepCopy();
        if (schema.has("$ref")) {
            JsonNode reference = nullable.remove("$ref");
            nullable.putArray("anyOf")
                    .add(GeneratorSchema.object().set("$ref", reference))
                    .add(GeneratorSchema.object().set("type", GeneratorSchema.NULL));
        } else if (schema.has("type")) {
            nullable.putArray("type").add(schema.path("type")).add(GeneratorSchema.NULL);
            if (schema.has("enum")) {
                ((ArrayNode) nullable.path("enum")).addNull();
            }
        }
        return nullable;
    }

    /** @return the schema, restricted to reject null */
    static ObjectNode withoutNull(ObjectNode schema) {
        if (!allowsNull(schema)) {
            return schema;
        }
        ObjectNode plain = schema.deepCopy();
        if (schema.has("anyOf")) {
            plain.remove("anyOf");
            plain.set("$ref", schema.path("anyOf").path(0).path("$ref"));
        } else {
            plain.set("type", schema.path("type").path(0));
            if (schema.has("enum")) {
                ((ArrayNode) plain.path("enum")).removeIf(JsonNode::isNull);
            }
        }
        return plain;
    }
}
