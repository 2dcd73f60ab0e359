package dev.mockssp.client;

import dev.mockssp.journal.match.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A failed verification as two texts, line by line: what the patterns require, and what the nearest exchange has instead.
 *
 * @param expected a line for each condition
 * @param actual the same lines, with what was seen where a condition does not hold
 */
record VerificationText(String expected, String actual) {

    /** A condition of a pattern. The place and the text are those of the admin API's differences. */
    private record Condition(String place, String expected) {

        boolean isMetBy(JsonNode difference) {
            return !place.equals(difference.path("place").asString(""))
                    || !expected.equals(difference.path("expected").asString(""));
        }
    }

    /**
     * @param pattern the pattern as JSON
     * @param result the result of the verification
     */
    static VerificationText ofCount(JsonNode pattern, Times times, JsonNode result) {
        JsonNode nearest = result.path("nearest").path(0);
        List<String> expected = new ArrayList<>(List.of("count: " + times));
        List<String> actual = new ArrayList<>(List.of("count: " + found(result) + nearestId(nearest)));
        compare(pattern, nearest, expected, actual);
        return new VerificationText(String.join("\n", expected), String.join("\n", actual));
    }

    private static String found(JsonNode result) {
        String matched = result.path("matched").asString();
        return result.path("evicted").asLong(0) > 0 ? matched + ", and perhaps evicted ones" : matched;
    }

    private static String nearestId(JsonNode nearest) {
        return nearest.isMissingNode() ? "" : " (nearest: " + nearest.path("id").asString() + ")";
    }

    /**
     * @param patterns the patterns as JSON, in order
     * @param result the result of the verification
     */
    static VerificationText inOrder(JsonNode patterns, JsonNode result) {
        JsonNode nearest = result.path("nearest").path(0);
        int found = result.path("matched").asInt(0);
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            List<String> wanted = new ArrayList<>();
            List<String> seen = new ArrayList<>();
            compare(patterns.get(i), i == found ? nearest : MissingNode.getInstance(), wanted, seen);
            expected.add(numbered(i, "", wanted));
            if (i < found) {
                actual.add(numbered(i, "", seen));
            } else if (i == found) {
                boolean none = nearest.isMissingNode();
                actual.add(
                        numbered(i, none ? " not found" : " not found" + nearestId(nearest), none ? List.of() : seen));
            }
        }
        return new VerificationText(String.join("\n", expected), String.join("\n", actual));
    }

    private static String numbered(int index, String note, List<String> lines) {
        return lines.stream().map(line -> "\n  " + line).collect(Collectors.joining("", index + 1 + "." + note, ""));
    }

    /** Adds the lines of a pattern, and differences that are no condition's, such as the order. */
    private static void compare(JsonNode pattern, JsonNode nearest, List<String> expected, List<String> actual) {
        List<Condition> conditions = conditions(pattern);
        List<JsonNode> others = new ArrayList<>();
        nearest.path("differences").forEach(others::add);
        for (Condition condition : conditions) {
            expected.add(condition.place() + ": " + condition.expected());
            List<String> seen = others.stream()
                    .filter(difference -> !condition.isMetBy(difference))
                    .map(difference -> difference.path("seen").asString())
                    .toList();
            others.removeIf(difference -> !condition.isMetBy(difference));
            actual.add(condition.place() + ": " + (seen.isEmpty() ? condition.expected() : String.join("; ", seen)));
        }
        for (JsonNode other : others) {
            String place = other.path("place").asString() + ": ";
            expected.add(place + other.path("expected").asString());
            actual.add(place + other.path("seen").asString());
        }
    }

    private static List<Condition> conditions(JsonNode pattern) {
        List<Condition> conditions = new ArrayList<>();
        pattern.forEachEntry((name, value) -> {
            switch (name) {
                case "headers" ->
                    value.forEachEntry((header, regex) ->
                            conditions.add(new Condition("header " + header, "matches " + regex.asString())));
                case "body" ->
                    value.forEach(condition -> conditions.add(new Condition(
                            "body " + condition.path("pointer").asString(),
                            condition.asObject().deepCopy().without("pointer").toString())));
                case "schema" -> conditions.add(new Condition("body", "valid against the schema"));
                default -> conditions.add(new Condition(name, value.asString()));
            }
        });
        return conditions;
    }
}
