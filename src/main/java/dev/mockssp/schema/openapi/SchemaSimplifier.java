package dev.mockssp.schema.openapi;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reduces a schema to what client generators can express as types. Titles would become class names, defaults would
 * become required members, constants would become enumerations, and conditions would become unions of anonymous types.
 */
final class SchemaSimplifier {

    private static final List<String> REMOVED = List.of(
            "$schema",
            "$defs",
            "title",
            "default",
            "const",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "propertyNames");

    private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf");

    /** Keywords of a branch that is a condition on the object around it, not a type. */
    private static final Set<String> CONDITIONS = Set.of("required", "not", "if", "then", "else");

    /** Keywords whose members have names that the author chose. */
    private static final Set<String> NAMING = Set.of("properties", "patternProperties");

    private static final Set<String> DATA = Set.of("enum", "required", "examples");

    private SchemaSimplifier() {}

    /** Changes the schema in place. */
    static void simplify(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(REMOVED);
            COMPOSITIONS.stream()
                    .filter(name -> object.path(name).valueStream().allMatch(SchemaSimplifier::isCondition))
                    .forEach(object::remove);
            object.forEachEntry((keyword, value) -> {
                if (NAMING.contains(keyword)) {
                    value.forEach(SchemaSimplifier::simplify);
                } else if (!DATA.contains(keyword)) {
                    simplify(value);
                }
            });
        } else {
            schema.forEach(SchemaSimplifier::simplify);
        }
    }

    private static boolean isCondition(JsonNode branch) {
        return CONDITIONS.containsAll(branch.propertyNames());
    }
}
