package dev.mockssp.json;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mockssp.core.ConfigurationException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must hold at one place of a JSON body. A body that is no JSON has no places.
 *
 * @param pointer the place
 * @param expectation what must hold there
 */
public record BodyMatcher(JsonPointer pointer, Expectation expectation) {

    /** What must hold of a value. */
    public sealed interface Expectation {

        /**
         * @param value the value, a missing node when there is none
         * @return whether it is as expected
         */
        boolean holds(JsonNode value);
    }

    /** The value is this one; numbers are compared by value, so that 4.0 is 4. */
    public record Same(JsonNode expected) implements Expectation {
        public Same {
            expected = expected.deepCopy();
        }

        @Override
        public boolean holds(JsonNode value) {
            return !value.isMissingNode() && expected.equals(BY_VALUE, value);
        }
    }

    /** The pattern is found somewhere in the value, which is a string, a number or a boolean. */
    public record Like(Pattern pattern) implements Expectation {
        public Like {
            requireNonNull(pattern, "pattern");
        }

        @Override
        public boolean holds(JsonNode value) {
            boolean hasText = value.isString() || value.isNumber() || value.isBoolean();
            return hasText && pattern.matcher(value.asString()).find();
        }
    }

    /** There is a value, null included, or there is none. */
    public record Exists(boolean expected) implements Expectation {
        @Override
        public boolean holds(JsonNode value) {
            return value.isMissingNode() != expected;
        }
    }

    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*");

    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> left.isNumber() && right.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.equals(right) ? 0 : 1;

    public BodyMatcher {
        requireNonNull(pointer, "pointer");
        requireNonNull(expectation, "expectation");
    }

    /**
     * @param condition a condition as it stands in scenarios and verifications, already valid by its schema
     * @param at where it stands, for mistakes
     * @return the condition
     * @throws ConfigurationException when its pointer or its regular expression is none
     */
    public static BodyMatcher of(JsonNode condition, JsonPointer at) {
        return new BodyMatcher(
                pointer(condition.path("pointer").asString(""), at.appendProperty("pointer")),
                expectation(condition, at));
    }

    private static Expectation expectation(JsonNode condition, JsonPointer at) {
        if (condition.has("equals")) {
            return new Same(condition.get("equals"));
        }
        if (condition.has("matches")) {
            return new Like(pattern(condition.get("matches"), at.appendProperty("matches")));
        }
        return new Exists(condition.path("exists").asBoolean(true));
    }

    /**
     * @param regex a text that should be a regular expression
     * @param at where it stands, for mistakes
     * @return the expression
     * @throws ConfigurationException when it is none
     */
    public static Pattern pattern(JsonNode regex, JsonPointer at) {
        try {
            return Pattern.compile(regex.asString());
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException(
                    at + ": \"" + e.getPattern() + "\" is no valid regular expression: " + e.getDescription(),
                    at.toString(),
                    List.of(),
                    e);
        }
    }

    private static JsonPointer pointer(String text, JsonPointer at) {
        if (!POINTER.matcher(text).matches()) {
            throw new ConfigurationException(
                    at + ": \"" + text + "\" is no JSON pointer, which is empty or like /messages/0/content",
                    at.toString());
        }
        return JsonPointer.compile(text);
    }

    /**
     * @param body a body, empty when it is no JSON
     * @return whether the condition holds for it
     */
    public boolean holds(Optional<JsonNode> body) {
        return expectation.holds(found(body));
    }

    /**
     * @param body a body, empty when it is no JSON
     * @return what stands at the place; a missing node where nothing does
     */
    public JsonNode found(Optional<JsonNode> body) {
        return body.map(value -> value.at(pointer)).orElseGet(MissingNode::getInstance);
    }

    /** @return the condition as it stands in scenarios and verifications */
    public ObjectNode toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("pointer", pointer.toString());
        if (expectation instanceof Same same) {
            json.set("equals", same.expected());
        } else if (expectation instanceof Like like) {
            json.put("matches", like.pattern().pattern());
        } else if (expectation instanceof Exists exists) {
            json.put("exists", exists.expected());
        }
        return json;
    }
}
