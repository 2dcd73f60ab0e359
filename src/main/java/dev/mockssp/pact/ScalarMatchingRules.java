package dev.mockssp.pact;

import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.NotEmptyMatcher;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher.NumberType;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import dev.mockssp.contract.PriceRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Derives the matching rules for a string, number, boolean or null. */
final class ScalarMatchingRules {

    /** The Rust tools interpret (?s) differently from Java, so the pattern uses brackets. */
    private static final String ANY_TEXT = "^[\\s\\S]*$";

    private static final String SOME_TEXT = "^[\\s\\S]+$";
    private static final String NOT_NEGATIVE = "^[^-].*$";
    private static final Map<String, String> FORMATS = Map.of(
            "uri", "^[A-Za-z][A-Za-z0-9+.-]*:\\S+$",
            "date-time", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$");

    private final String field;
    private final JsonNode value;
    private final ApplicableSchema schema;
    private final PactSpecVersion spec;

    private ScalarMatchingRules(String field, JsonNode value, ApplicableSchema schema, PactSpecVersion spec) {
        this.field = field;
        this.value = value;
        this.schema = schema;
        this.spec = spec;
    }

    /**
     * @param field the name of the value's field
     * @param nullabilityFixed whether a nullable value is always null, or never, as in the example
     * @return the rules, and whether all or any of them must match
     */
    static Map<RuleLogic, List<MatchingRule>> of(
            String field, JsonNode value, ApplicableSchema schema, PactSpecVersion spec, boolean nullabilityFixed) {
        ScalarMatchingRules rules = new ScalarMatchingRules(field, value, schema, spec);
        List<String> types = schema.types();
        if (types.size() < 2 || nullabilityFixed && types.contains("null")) {
            return Map.of(RuleLogic.AND, rules.all(type(value)));
        }
        return Map.of(RuleLogic.OR, types.stream().map(rules::one).distinct().toList());
    }

    private static String type(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        return value.isString()
                ? "string"
                : value.isIntegralNumber() ? "integer" : value.isNumber() ? "number" : "boolean";
    }

    /** Rules for an empty text or for the digits of a number do not check the type, so a second rule does. */
    private List<MatchingRule> all(String type) {
        MatchingRule one = one(type);
        if (one instanceof NumberTypeMatcher) {
            return digits().map(digits -> List.of(one, new RegexMatcher(digits)))
                    .orElse(List.of(one));
        }
        boolean text = one instanceof TypeMatcher && value.isString() && schema.number("minLength", 0) > 0;
        if (!text) {
            return List.of(one);
        }
        return List.of(one, spec == PactSpecVersion.V4 ? NotEmptyMatcher.INSTANCE : new RegexMatcher(SOME_TEXT));
    }

    private Optional<String> digits() {
        if (PriceRule.appliesTo(field)) {
            return Optional.of(PriceRule.PATTERN);
        }
        return schema.number("minimum", -1) >= 0 ? Optional.of(NOT_NEGATIVE) : Optional.empty();
    }

    private MatchingRule one(String type) {
        if (schema.keyword("const").isPresent() || isErrorStatus()) {
            return EqualsMatcher.INSTANCE;
        }
        return switch (type) {
            case "null" -> NullMatcher.INSTANCE;
            case "string" -> text();
            case "integer", "number" ->
                new NumberTypeMatcher(schema.types().contains("number") ? NumberType.NUMBER : NumberType.INTEGER);
            default -> TypeMatcher.INSTANCE;
        };
    }

    /** A number that can only be the status of the error: it must match exactly. */
    private boolean isErrorStatus() {
        return schema.number("minimum", 0) == 400 && schema.number("maximum", 0) == 599;
    }

    private MatchingRule text() {
        Optional<String> pattern = schema.text("pattern")
                .or(() -> schema.keyword("enum").map(ScalarMatchingRules::oneOf))
                .or(() -> schema.text("format").map(FORMATS::get));
        if (pattern.isPresent()) {
            return new RegexMatcher(pattern.get());
        }
        // a type rule takes its type from the example
        return value.isString() ? TypeMatcher.INSTANCE : new RegexMatcher(ANY_TEXT);
    }

    private static String oneOf(JsonNode allowed) {
        return allowed.valueStream()
                .map(JsonNode::asString)
                .map(text -> text.replaceAll("[^A-Za-z0-9_-]", "\\\\$0"))
                .collect(Collectors.joining("|", "^(", ")$"));
    }
}
