package dev.mockssp.pact;

import dev.mockssp.core.TimeLimit;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a schema that apply to one location of a value, with references resolved and with the matching branch of
 * alternatives.
 */
final class ApplicableSchema {

    private final SchemaLibrary schemas;
    private final JsonNode root;
    private final Predicate<String> isOpen;
    private final List<JsonNode> parts;

    private ApplicableSchema(SchemaLibrary schemas, JsonNode root, Predicate<String> isOpen, List<JsonNode> parts) {
        this.schemas = schemas;
        this.root = root;
        this.isOpen = isOpen;
        this.parts = parts;
    }

    /** The parts that apply to a whole value. */
    static ApplicableSchema forValue(JsonNode value, String schema, SchemaLibrary schemas) {
        return forValue(value, schema, schemas, property -> false);
    }

    /**
     * The parts that apply to a whole value.
     *
     * @param isOpen whether a property may have another value than here, so that no condition on it applies
     */
    static ApplicableSchema forValue(JsonNode value, String schema, SchemaLibrary schemas, Predicate<String> isOpen) {
        JsonNode root = Json.read(schemas.file(schema).orElseThrow());
        return new ApplicableSchema(schemas, root, isOpen, List.of()).with(Stream.of(root), value);
    }

    /** The parts that apply to a property's value. */
    ApplicableSchema property(String name, JsonNode value) {
        return with(parts.stream().map(part -> part.path("properties").path(name)), value);
    }

    /** The parts that apply to an item of a list. */
    ApplicableSchema item(JsonNode value) {
        return with(parts.stream().map(part -> part.path("items")), value);
    }

    private ApplicableSchema with(Stream<JsonNode> given, JsonNode value) {
        List<JsonNode> applicable = new ArrayList<>();
        given.forEach(schema -> collect(schema, value, applicable));
        return new ApplicableSchema(schemas, root, isOpen, List.copyOf(applicable));
    }

    private void collect(JsonNode schema, JsonNode value, List<JsonNode> applicable) {
        if (!schema.isObject()) {
            return;
        }
        applicable.add(schema);
        if (schema.has("$ref")) {
            collect(root.at(schema.path("$ref").stringValue().substring(1)), value, applicable);
        }
        for (String alternatives : List.of("oneOf", "anyOf", "allOf")) {
            schema.path(alternatives)
                    .valueStream()
                    .filter(matchingBranch(value))
                    .forEach(it -> collect(it, value, applicable));
        }
        if (schema.has("if") && names(schema.path("if")).noneMatch(isOpen)) {
            collect(schema.path(matchingBranch(value).test(schema.path("if")) ? "then" : "else"), value, applicable);
        }
    }

    /** The properties that a condition tests. */
    private static Stream<String> names(JsonNode condition) {
        return Stream.concat(
                condition.path("properties").propertyNames().stream(),
                condition.path("required").valueStream().map(JsonNode::stringValue));
    }

    private Predicate<JsonNode> matchingBranch(JsonNode value) {
        return schema -> {
            ObjectNode branch = schema.asObject().deepCopy();
            branch.set("$defs", root.path("$defs"));
            return schemas.compile(branch, TimeLimit.none()).apply(value).isEmpty();
        };
    }

    /** The value of a keyword in the first part that has it. */
    Optional<JsonNode> keyword(String name) {
        return parts.stream()
                .filter(part -> part.has(name))
                .map(part -> part.path(name))
                .findFirst();
    }

    Optional<String> text(String keyword) {
        return keyword(keyword).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    int number(String keyword, int defaultValue) {
        return keyword(keyword)
                .filter(JsonNode::canConvertToInt)
                .map(JsonNode::intValue)
                .orElse(defaultValue);
    }

    /** The allowed types; empty when all are allowed. */
    List<String> types() {
        return keyword("type").stream()
                .flatMap(type -> type.isArray() ? type.valueStream() : Stream.of(type))
                .map(JsonNode::stringValue)
                .toList();
    }

    boolean requires(String property) {
        return parts.stream()
                .flatMap(part -> part.path("required").valueStream())
                .anyMatch(name -> name.stringValue().equals(property));
    }

    /** Whether a condition of the schema tests a property, which then distinguishes kinds of values. */
    boolean dependsOn(String property) {
        return parts.stream().anyMatch(part -> part.at("/if/properties").has(property));
    }

    /** The allowed properties; empty when all are allowed. */
    Optional<List<String>> allowedProperties() {
        return parts.stream()
                .filter(part -> part.path("additionalProperties").isBoolean()
                        && !part.path("additionalProperties").booleanValue())
                .map(part -> List.copyOf(part.path("properties").propertyNames()))
                .findFirst();
    }

    /** Whether the schema allows only certain properties, and not this one. */
    boolean forbids(String property) {
        return allowedProperties().filter(known -> !known.contains(property)).isPresent();
    }

    /** Whether the object must be empty. */
    boolean mustBeEmpty() {
        return number("maxProperties", Integer.MAX_VALUE) == 0;
    }
}
