package dev.mockssp.schema;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The keywords of JSON Schema 2020-12. A validator ignores a misspelt keyword, so the schema would accept everything.
 */
final class SchemaKeywords {

    /** Keywords whose value is a schema, or a list of schemas. */
    private static final Set<String> WITH_SCHEMAS = Set.of(
            "additionalProperties",
            "allOf",
            "anyOf",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "oneOf",
            "prefixItems",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    /** Keywords whose value maps names to schemas. */
    private static final Set<String> WITH_NAMES =
            Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");

    private static final Set<String> OTHERS = Set.of(
            "$anchor",
            "$comment",
            "$dynamicAnchor",
            "$dynamicRef",
            "$id",
            "$recursiveAnchor",
            "$recursiveRef",
            "$ref",
            "$schema",
            "$vocabulary",
            "const",
            "contentEncoding",
            "contentMediaType",
            "default",
            "dependentRequired",
            "deprecated",
            "description",
            "enum",
            "examples",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "maxContains",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minContains",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "pattern",
            "readOnly",
            "required",
            "title",
            "type",
            "uniqueItems",
            "writeOnly");

    private static final Set<String> ALL = all();

    private SchemaKeywords() {}

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(OTHERS);
        all.addAll(WITH_SCHEMAS);
        all.addAll(WITH_NAMES);
        return Set.copyOf(all);
    }

    /** The first unknown keyword, in one line. Names that start with "x-" are the user's own annotations. */
    static Optional<String> firstUnknown(JsonNode schema, JsonPointer at) {
        if (schema.isArray()) {
            return first(
                    IntStream.range(0, schema.size()).mapToObj(i -> firstUnknown(schema.get(i), at.appendIndex(i))));
        }
        return first(schema.propertyStream().map(entry -> {
            String name = entry.getKey();
            JsonPointer there = at.appendProperty(name);
            if (WITH_SCHEMAS.contains(name)) {
                return firstUnknown(entry.getValue(), there);
            }
            if (WITH_NAMES.contains(name)) {
                return first(entry.getValue()
                        .propertyStream()
                        .filter(named -> named.getValue().isObject())
                        .map(named -> firstUnknown(named.getValue(), there.appendProperty(named.getKey()))));
            }
            return OTHERS.contains(name) || name.startsWith("x-")
                    ? Optional.empty()
                    : Optional.of(unknown(name, there));
        }));
    }

    private static String unknown(String name, JsonPointer at) {
        String hint = SpellingSuggestion.of(name, ALL)
                .map(near -> "; did you mean " + MessageText.quoted(near) + "?")
                .orElse("; allowed: the keywords of JSON Schema 2020-12, and names that start with x-");
        return MessageText.oneLine(at + ": unknown keyword " + MessageText.quoted(name) + hint);
    }

    private static Optional<String> first(Stream<Optional<String>> problems) {
        return problems.flatMap(Optional::stream).findFirst();
    }
}
