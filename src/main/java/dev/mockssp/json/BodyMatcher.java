package dev.mockssp.json;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition on one value of a JSON body. In a body that is not JSON, every value is absent.
 *
 * @param pointer the location of the value
 * @param expectation the condition on the value
 */
public record BodyMatcher(JsonPointer pointer, Expectation expectation) {

    /** A condition on a value. */
    public sealed interface Expectation {

        /**
         * @param value the value, a missing node if it is absent
         * @param limit the time limit of a search
         * @return whether the condition holds
         */
        boolean holds(JsonNode value, TimeLimit limit);
    }

    /** The value equals another one. Numbers are compared by value: 4.0 equals 4. */
    public record Equals(JsonNode expected) implements Expectation {
        public Equals {
            expected = expected.deepCopy();
        }

        @Override
        public boolean holds(JsonNode value, TimeLimit limit) {
            return !value.isMissingNode() && expected.equals(BY_VALUE, value);
        }
    }

    /** The value is a string, number or boolean whose text contains a match of the expression. */
    public record Matches(Regex regex) implements Expectation {
        public Matches {
            requireNonNull(regex, "regex");
        }

        @Override
        public boolean holds(JsonNode value, TimeLimit limit) {
            boolean hasText = value.isString() || value.isNumber() || value.isBoolean();
            return hasText && regex.isFoundIn(value.asString(), limit);
        }
    }

    /** The value exists, {@code null} included, or is absent. */
    public record Exists(boolean expected) implements Expectation {
        @Override
        public boolean holds(JsonNode value, TimeLimit limit) {
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
     * @param condition a condition of a scenario or a verification that is valid against its schema
     * @param at the location of the condition, for error messages
     * @param regexes compiles the regular expressions of the document
     * @return the condition
     * @throws ConfigurationException if its JSON pointer or its regular expression is not valid
     */
    public static BodyMatcher of(JsonNode condition, JsonPointer at, RegexCompiler regexes) {
        return new BodyMatcher(
                pointer(condition.path("pointer").asString(""), at.appendProperty("pointer")),
                expectation(condition, at, regexes));
    }

    private static Expectation expectation(JsonNode condition, JsonPointer at, RegexCompiler regexes) {
        if (condition.has("equals")) {
            return new Equals(condition.get("equals"));
        }
        if (condition.has("matches")) {
            return new Matches(regexes.compile(condition.get("matches").asString(), at.appendProperty("matches")));
        }
        return new Exists(condition.path("exists").asBoolean(true));
    }

    private static JsonPointer pointer(String text, JsonPointer at) {
        if (!POINTER.matcher(text).matches()) {
            throw new ConfigurationException(
                    at + ": \"" + text
                            + "\" is not a JSON pointer; expected an empty text or one such as /messages/0/content",
                    at.toString());
        }
        return JsonPointer.compile(text);
    }

    /**
     * @param body a body, empty if it is not JSON
     * @param limit the time limit of a search
     * @return whether the condition holds
     * @throws ConfigurationException if the time is over before the result is known
     */
    public boolean holds(Optional<JsonNode> body, TimeLimit limit) {
        return expectation.holds(found(body), limit);
    }

    /**
     * @param body a body, empty if it is not JSON
     * @return the value at the pointer, a missing node if it is absent
     */
    public JsonNode found(Optional<JsonNode> body) {
        return body.map(value -> value.at(pointer)).orElseGet(MissingNode::getInstance);
    }

    /** @return the condition in the format of scenarios and verifications */
    public ObjectNode toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("pointer", pointer.toString());
        if (expectation instanceof Equals equals) {
            json.set("equals", equals.expected());
        } else if (expectation instanceof Matches matches) {
            json.put("matches", matches.regex().toString());
        } else if (expectation instanceof Exists exists) {
            json.put("exists", exists.expected());
        }
        return json;
    }
}
