package dev.mockssp.drift;

import dev.mockssp.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Formats values for messages: in one line, shortened. */
final class DriftMessages {

    private static final int MAX_LENGTH = 120;

    private DriftMessages() {}

    static Drift drift(Violation violation) {
        return new Drift(violation.pointer(), expected(violation), of(violation.found()));
    }

    private static String expected(Violation violation) {
        JsonNode limit = violation.limit();
        return switch (violation.rule()) {
            case "required" -> "a field with this name";
            case "additionalProperties", "false" -> "no field with this name (new field)";
            case "type" ->
                limit.isArray()
                        ? limit.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
                        : limit.asString("");
            case "const" -> of(limit);
            case "enum" -> "one of " + of(limit);
            case "pattern" -> "a string that matches " + limit.asString("");
            default -> oneLine(violation.message());
        };
    }

    static String of(JsonNode value) {
        return value.isMissingNode() ? "nothing" : oneLine(value.toString());
    }

    static String of(String text) {
        return oneLine(text);
    }

    static String of(byte[] body) {
        return body.length == 0 ? "an empty body" : oneLine(new String(body, StandardCharsets.UTF_8));
    }

    static String oneLine(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
