package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition on one value of a request's JSON body, for scenario steps and verifications:
 * {@code where("/messages/0/role").is("user")}. {@link #where} alone requires that the value exists. Immutable.
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
     * Selects a value of the body.
     *
     * @param pointer a JSON pointer (RFC 6901), such as {@code /messages/0/content}
     * @return the condition that a value, which may be {@code null}, exists there
     */
    public static BodyPattern where(String pointer) {
        return new BodyPattern(pointer, "exists", true);
    }

    /**
     * Requires an equal value. Numbers are compared by value: 4.0 equals 4.
     *
     * @param value a string, number, boolean, list, map or null
     * @return the condition that the value is equal to this one
     */
    public BodyPattern is(Object value) {
        return new BodyPattern(pointer, "equals", value);
    }

    /**
     * Requires a string, number or boolean whose text contains a match.
     *
     * @param regex a regular expression in RE2 syntax; it need not match the whole text
     * @return the condition that the expression is found in the value
     */
    public BodyPattern matches(String regex) {
        return new BodyPattern(pointer, "matches", requireNonNull(regex, "regex"));
    }

    /** @return the condition that no value exists there */
    public BodyPattern isAbsent() {
        return new BodyPattern(pointer, "exists", false);
    }

    ObjectNode toJson() {
        return Json.MAPPER.createObjectNode().put("pointer", pointer).set(keyword, expected);
    }
}
