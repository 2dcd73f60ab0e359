package dev.mockssp.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A violation of a schema by a JSON value.
 *
 * @param path the path of the location: names as {@code String}, indices as {@code Integer}. For a missing or a
 *     forbidden property, the path includes the property
 * @param rule the violated keyword, such as {@code required} or {@code maximum}
 * @param message the location, the allowed values and the actual value, in one line
 * @param limit the keyword's value in the schema, such as {@code 20} for {@code maximum}
 * @param found the value at the location; a missing node when there is none
 * @param allowed the allowed values; empty when the schema has no list of them
 */
public record Violation(
        List<Object> path, String rule, String message, JsonNode limit, JsonNode found, List<String> allowed) {

    public Violation {
        path = List.copyOf(path);
        requireNonNull(rule);
        requireNonNull(message);
        requireNonNull(limit);
        requireNonNull(found);
        allowed = List.copyOf(allowed);
    }

    /** @return the location as a JSON Pointer (RFC 6901); empty for the whole value */
    public String pointer() {
        return pointer(path);
    }

    static String pointer(List<Object> path) {
        return path.stream()
                .map(step -> "/" + step.toString().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
