package dev.mockssp.schema;

import dev.mockssp.core.text.MessageText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code error.detail} in a 422 of the legacy endpoint, in the format of the vendor's framework
 * (contract.md 2.2).
 *
 * @param loc the path, starting with {@code body}; names as {@code String}, indices as {@code Integer}
 * @param msg the human-readable error
 * @param type the machine-readable error
 */
public record LegacyDetail(List<Object> loc, String msg, String type) {

    public LegacyDetail {
        loc = List.copyOf(loc);
    }

    /**
     * @param violation a violation in the body
     * @return its entry
     */
    public static LegacyDetail of(Violation violation) {
        List<Object> loc = new ArrayList<>(List.of("body"));
        loc.addAll(violation.path());
        String limit = violation.limit().toString();
        return switch (violation.rule()) {
            case "required" -> new LegacyDetail(loc, "Field required", "missing");
            case "additionalProperties" -> new LegacyDetail(loc, "Extra inputs are not permitted", "extra_forbidden");
            case "type" -> wrongType(loc, violation);
            case "minimum" ->
                new LegacyDetail(loc, "Input should be greater than or equal to " + limit, "greater_than_equal");
            case "maximum" ->
                new LegacyDetail(loc, "Input should be less than or equal to " + limit, "less_than_equal");
            case "maxLength" ->
                new LegacyDetail(
                        loc,
                        "String should have at most "
                                + MessageText.count(violation.limit().asLong(), "character"),
                        "string_too_long");
            default -> new LegacyDetail(loc, violation.message(), "value_error");
        };
    }

    /**
     * @param message what is wrong with a body that is not JSON
     * @return its entry
     */
    public static LegacyDetail malformed(String message) {
        return new LegacyDetail(List.of("body"), "JSON decode error: " + message, "json_invalid");
    }

    private static LegacyDetail wrongType(List<Object> loc, Violation violation) {
        JsonNode limit = violation.limit();
        String type = limit.isArray() ? limit.path(0).asString() : limit.asString();
        return switch (type) {
            case "string" -> new LegacyDetail(loc, "Input should be a valid string", "string_type");
            case "boolean" -> new LegacyDetail(loc, "Input should be a valid boolean", "bool_type");
            case "object" -> new LegacyDetail(loc, "Input should be a valid dictionary", "dict_type");
            case "integer" ->
                violation.found().isNumber()
                        ? new LegacyDetail(
                                loc, "Input should be a valid integer, got one with a fraction", "int_from_float")
                        : new LegacyDetail(loc, "Input should be a valid integer", "int_type");
            default -> new LegacyDetail(loc, violation.message(), "value_error");
        };
    }
}
