package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must hold at one place of a request's JSON body, in scripts and in verifications. A {@link #where} without a
 * condition means that something stands there.
 */
public final class BodyPattern {

    private final String pointer;
    private final String keyword;
    private final JsonNode expected;

    private BodyPattern(String pointer, String keyword, Object expected) {
        this.pointer = requireNonNull(pointer, "pointer");
        this.keyword = keyword;
        this.expected = Json.MAPPER.valueToTree(expected);
    }

    /**
     * @param pointer a JSON pointer, such as {@code /messages/0/content}
     * @return the condition that something stands there, null included
     */
    public static BodyPattern where(String pointer) {
        return new BodyPattern(pointer, "exists", true);
    }

    /**
     * @param value a string, number, boolean, list, map or null
     * @return the condition that this very value stands there; numbers are compared by value
     */
    public BodyPattern is(Object value) {
        return new BodyPattern(pointer, "equals", value);
    }

    /**
     * @param regex a regular expression in the syntax of RE2
     * @return the condition that it is found in the text, number or boolean that stands there
     */
    public BodyPattern matches(String regex) {
        return new BodyPattern(pointer, "matches", requireNonNull(regex, "regex"));
    }

    /** @return the condition that nothing stands there */
    public BodyPattern isAbsent() {
        return new BodyPattern(pointer, "exists", false);
    }

    ObjectNode toJson() {
        return Json.MAPPER.createObjectNode().put("pointer", pointer).set(keyword, expected);
    }
}
