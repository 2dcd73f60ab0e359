package dev.mockssp.schema;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A keyword at its place in a schema.
 *
 * @param keyword its name
 * @param way the nodes from the root of the schema to the keyword's value
 */
record KeywordLocation(String keyword, List<JsonNode> way) {

    KeywordLocation {
        way = List.copyOf(way);
    }

    /** The keyword's value. */
    JsonNode limit() {
        return way.get(way.size() - 1);
    }

    /** The schema that contains the keyword. */
    JsonNode owner() {
        return way.get(Math.max(0, way.size() - 2));
    }

    /** The property names that the schema itself defines. */
    Collection<String> names() {
        return owner().path("properties").propertyNames();
    }

    /**
     * The property names that an object may have here, even when the keyword is in a condition and the names are
     * defined above.
     */
    Collection<String> namesAround() {
        for (int i = way.size() - 2; i > 0; i--) {
            // a condition may have properties too, but no type
            if (way.get(i).has("properties") && way.get(i).has("type")) {
                return way.get(i).path("properties").propertyNames();
            }
        }
        return way.get(0).path("properties").propertyNames();
    }

    /** The allowed values or names; empty when the keyword has no such list. */
    List<String> allowed() {
        return switch (keyword) {
            case "enum" -> limit().valueStream().map(JsonNode::asString).toList();
            case "const" -> List.of(limit().asString());
            case "additionalProperties" -> List.copyOf(names());
            case "oneOf" ->
                limit().valueStream()
                        .map(branch -> branch.path("required").path(0).asString(""))
                        .filter(name -> !name.isEmpty())
                        .toList();
            default -> List.of();
        };
    }

    Optional<JsonNode> example() {
        return owner().path("examples").valueStream().findFirst();
    }
}
