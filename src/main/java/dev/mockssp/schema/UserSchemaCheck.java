package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.Json;
import dev.mockssp.json.RegexCompiler;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Checks a user's schema. The error message is one line: the place, the error and the allowed values. */
final class UserSchemaCheck {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final int MAX_DEPTH = 100;
    private static final int MAX_VALUES = 10_000;
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

    private UserSchemaCheck() {}

    /**
     * @param regexes receives the regular expressions of the schema
     * @throws ConfigurationException when it violates the metaschema, contains an invalid regular expression, or exceeds
     *     a limit
     */
    static void check(JsonNode own, Schema metaschema, RegexCompiler regexes, TimeLimit limit) {
        requireReasonableSize(own);
        String dialect = own.path("$schema").asString(DIALECT);
        if (!dialect.equals(DIALECT) && !dialect.equals(DIALECT + "#")) {
            throw invalid("/$schema: " + MessageText.quoted(dialect) + " is not supported; allowed: " + DIALECT, null);
        }
        TimedValidation.check(metaschema, own, limit).getErrors().stream()
                .min(Comparator.comparing(UserSchemaCheck::vagueness))
                .ifPresent(error -> {
                    throw invalid(line(error), null);
                });
        first(own, JsonPointer.empty(), (schema, at) -> badPattern(schema, at, regexes))
                .or(() -> SchemaKeywords.firstUnknown(own, JsonPointer.empty()))
                .ifPresent(line -> {
                    throw invalid(line, null);
                });
    }

    /** The exception for a schema whose references to itself never end. */
    static ConfigurationException endless() {
        return invalid("its references are circular or nested too deeply", null);
    }

    /** The exception for a schema that is valid against the metaschema but cannot be compiled. */
    static ConfigurationException failure(JsonNode own, RuntimeException e) {
        String line = first(own, JsonPointer.empty(), (schema, at) -> badReference(own, schema, at))
                .orElse("it contains an invalid reference or regular expression");
        return invalid(line, e);
    }

    // networknt reports the errors of all branches of "anyOf"; the one with a list of allowed values is the most useful
    private static int vagueness(Error error) {
        return switch (error.getKeyword()) {
            case "enum" -> 0;
            case "type" -> 2;
            default -> 1;
        };
    }

    private static String line(Error error) {
        KeywordLocation rule =
                new KeywordLocation(error.getKeyword(), List.of(Json.MAPPER.createObjectNode(), error.getSchemaNode()));
        List<Object> path = IntStream.range(0, error.getInstanceLocation().getNameCount())
                .mapToObj(error.getInstanceLocation()::getElement)
                .toList();
        return new ViolationMessage(rule, path, error.getInstanceNode(), error.getInstanceNode()).line();
    }

    private static Optional<String> first(
            JsonNode schema, JsonPointer at, BiFunction<JsonNode, JsonPointer, Optional<String>> finder) {
        if (schema.isArray()) {
            return IntStream.range(0, schema.size())
                    .mapToObj(i -> first(schema.get(i), at.appendIndex(i), finder))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return finder.apply(schema, at)
                .or(() -> schema.propertyStream()
                        .filter(entry -> !DATA.contains(entry.getKey()))
                        .map(entry -> first(entry.getValue(), at.appendProperty(entry.getKey()), finder))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static void requireReasonableSize(JsonNode own) {
        Measure measure = new Measure();
        measure.add(own, 0);
        if (measure.depth > MAX_DEPTH) {
            throw invalid("it is nested %,d levels deep; the limit is %,d", measure.depth, MAX_DEPTH);
        }
        if (measure.values > MAX_VALUES) {
            throw invalid("it has %,d values; the limit is %,d", measure.values, MAX_VALUES);
        }
    }

    /** Counts the values of a JSON value. */
    private static final class Measure {

        private int values;
        private int depth;

        void add(JsonNode value, int level) {
            values++;
            depth = Math.max(depth, level);
            value.forEach(child -> add(child, level + 1));
        }
    }

    private static Optional<String> badPattern(JsonNode schema, JsonPointer at, RegexCompiler regexes) {
        JsonNode pattern = schema.path("pattern");
        Stream<String> own = pattern.isString() ? Stream.of(pattern.asString()) : Stream.empty();
        Stream<String> names = schema.path("patternProperties").propertyNames().stream();
        return own.flatMap(regex -> problem(regex, at.appendProperty("pattern"), regexes))
                .findFirst()
                .or(() -> names.flatMap(regex -> problem(regex, at.appendProperty("patternProperties"), regexes))
                        .findFirst());
    }

    private static Stream<String> problem(String regex, JsonPointer at, RegexCompiler regexes) {
        try {
            regexes.compile(regex, at);
            return Stream.empty();
        } catch (ConfigurationException e) {
            return Stream.of(e.getMessage());
        }
    }

    private static Optional<String> badReference(JsonNode root, JsonNode schema, JsonPointer at) {
        return Stream.of("$ref", "$dynamicRef")
                .filter(keyword -> schema.path(keyword).isString())
                .flatMap(keyword -> badReference(root, schema.get(keyword).asString()).stream()
                        .map(reason -> at.appendProperty(keyword) + ": " + reason))
                .findFirst();
    }

    private static Optional<String> badReference(JsonNode root, String target) {
        if (!target.startsWith("#")) {
            return target.startsWith(DIALECT)
                    ? Optional.empty()
                    : Optional.of("references to other documents are not supported, was " + MessageText.quoted(target)
                            + "; a reference must start with #");
        }
        boolean leadsNowhere =
                target.startsWith("#/") && root.at(target.substring(1)).isMissingNode();
        return leadsNowhere
                ? Optional.of(MessageText.quoted(target) + " does not exist in this schema")
                : Optional.empty();
    }

    private static ConfigurationException invalid(String line, int size, int limit) {
        return invalid(String.format(Locale.ROOT, line, size, limit), null);
    }

    private static ConfigurationException invalid(String line, RuntimeException cause) {
        return new ConfigurationException("not a valid JSON Schema: " + line, cause);
    }
}
