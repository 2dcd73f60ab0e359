package dev.mockssp.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One thing that is wrong with a JSON value.
 *
 * @param path the way to the place: names as {@code String}, indices as {@code Integer}. A required property that is
 *     missing and a property that is not allowed are themselves the place
 * @param rule the keyword of the schema that is broken, such as {@code required} or {@code maximum}
 * @param message the place, what is allowed and what was found, in one line
 * @param limit what the keyword says in the schema, such as {@code 20} for {@code maximum}
 * @param found what stands there; a missing node where nothing does
 * @param allowed what would be allowed there, empty when that is no list
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

    /** @return the place as a JSON Pointer (RFC 6901); empty for the whole value */
    public String pointer() {
        return pointer(path);
    }

    static String pointer(List<Object> path) {
        return path.stream()
                .map(step -> "/" + step.toString().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
