package dev.mockssp.schema;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Human-readable names of the types of JSON Schema. */
final class TypeNames {

    private TypeNames() {}

    /** The value of a {@code type} keyword, for example "a string or null". */
    static String named(JsonNode type) {
        Stream<JsonNode> names = type.isArray() ? type.valueStream() : Stream.of(type);
        return names.map(name -> withArticle(name.asString())).collect(Collectors.joining(" or "));
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "null" -> type;
            case "integer", "object", "array" -> "an " + type;
            default -> "a " + type;
        };
    }
}
