package dev.mockssp.pact;

import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.matchingrules.EachKeyMatcher;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import au.com.dius.pact.core.model.matchingrules.expressions.MatchingRuleDefinition;
import dev.mockssp.contract.Interaction.Guarantee;
import dev.mockssp.contract.PixelRule;
import dev.mockssp.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Derives from an example and its schema which fields a body must have, and the Pact matching rules for them. */
final class BodyMatchingRules {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final String CLICK_URL = "$.data.bid.url";

    /** Matches every text except "error". Some versions of the Rust tools have no look-ahead. */
    private static final String NOT_ERROR = "^([^e]|e[^r]|er[^r]|err[^o]|erro[^r]|error.|e$|er$|err$|erro$).*$";

    private final MatchingRuleCategory rules = new MatchingRuleCategory("body");
    private final PactSpecVersion spec;
    private final Optional<Guarantee> ofResponse;

    /** @param ofResponse what the state guarantees; empty for a request */
    private BodyMatchingRules(PactSpecVersion spec, Optional<Guarantee> ofResponse) {
        this.spec = spec;
        this.ofResponse = ofResponse;
    }

    private boolean isRequest() {
        return ofResponse.isEmpty();
    }

    private boolean fieldsFixed() {
        return ofResponse.map(Guarantee::creative).orElse(true);
    }

    /** An example body and its matching rules. */
    record Body(JsonNode json, MatchingRuleCategory rules) {}

    /** @param guarantee what the state guarantees in addition to the schema */
    static Body ofResponse(JsonNode example, ApplicableSchema schema, PactSpecVersion spec, Guarantee guarantee) {
        BodyMatchingRules expectation = new BodyMatchingRules(spec, Optional.of(guarantee));
        return new Body(expectation.of("$", example, schema), expectation.rules);
    }

    /**
     * A success whose schema has no {@code error} must not have that member. The rule also prevents verifiers from
     * checking for missing fields, so only one of several interactions with the same body can have it.
     */
    static Body withoutError(Body expected) {
        expected.rules().addRule("$", TypeMatcher.INSTANCE);
        expected.rules().addRule("$", keys(NOT_ERROR));
        return expected;
    }

    /** The rules for a request body: additional fields are allowed where the specification supports that. */
    static Body ofRequest(JsonNode example, ApplicableSchema schema, PactSpecVersion spec) {
        BodyMatchingRules expectation = new BodyMatchingRules(spec, Optional.empty());
        return new Body(expectation.of("$", example, schema), expectation.rules);
    }

    private JsonNode of(String path, JsonNode value, ApplicableSchema schema) {
        if (value.isObject()) {
            return object(path, value, schema);
        }
        if (value.isArray()) {
            return list(path, value, schema);
        }
        ScalarMatchingRules.of(
                        path.substring(path.lastIndexOf('.') + 1), value, schema, spec, fieldsFixed() && !isRequest())
                .forEach((logic, matchers) -> rules.addRules(path, matchers, logic));
        if (path.equals(CLICK_URL)) {
            ofResponse.map(Guarantee::pixels).orElse(Set.of()).stream()
                    .map(PixelRule::pattern)
                    .forEach(pattern -> rules.addRule(path, new RegexMatcher(pattern)));
        }
        return value;
    }

    private ObjectNode object(String path, JsonNode value, ApplicableSchema schema) {
        ObjectNode expected = Json.MAPPER.createObjectNode();
        if (value.isEmpty() && schema.mustBeEmpty()) {
            rules.addRule(path, EqualsMatcher.INSTANCE);
        }
        value.forEachEntry((name, field) -> {
            ApplicableSchema fieldSchema = schema.property(name, field);
            if (!isOmitted(name, field, schema, fieldSchema)) {
                boolean distinguishesKinds = schema.dependsOn(name) && isDetermined(name);
                String fieldPath = child(path, name);
                expected.set(name, distinguishesKinds ? exactly(fieldPath, field) : of(fieldPath, field, fieldSchema));
            }
        });
        if (isRequest() && spec == PactSpecVersion.V4) {
            rules.addRule(path, otherKeys(schema));
        }
        return expected;
    }

    private boolean isDetermined(String name) {
        return ofResponse.map(guarantee -> guarantee.kinds().contains(name)).orElse(true);
    }

    /** Version 3 compares a request exactly, so fields with their default value are omitted. */
    private boolean isOmitted(String name, JsonNode field, ApplicableSchema schema, ApplicableSchema fieldSchema) {
        if (schema.requires(name)) {
            return false;
        }
        return isRequest()
                ? spec != PactSpecVersion.V4
                        && fieldSchema.keyword("default").filter(field::equals).isPresent()
                : !fieldsFixed();
    }

    private JsonNode exactly(String path, JsonNode field) {
        rules.addRule(path, EqualsMatcher.INSTANCE);
        return field;
    }

    /** Without this rule, a request with an additional field would not match. */
    private static EachKeyMatcher otherKeys(ApplicableSchema schema) {
        String names = schema.allowedProperties()
                .map(known -> "^(" + String.join("|", known) + ")$")
                .orElse("^.*$");
        return keys(names);
    }

    private static EachKeyMatcher keys(String pattern) {
        return new EachKeyMatcher(new MatchingRuleDefinition("", new RegexMatcher(pattern), null, ""));
    }

    private ArrayNode list(String path, JsonNode value, ApplicableSchema schema) {
        ArrayNode expected = Json.MAPPER.createArrayNode();
        if (value.isEmpty()) {
            rules.addRule(path, EqualsMatcher.INSTANCE);
            return expected;
        }
        rules.addRule(path, new MinTypeMatcher(Math.max(1, schema.number("minItems", 1))));
        return expected.add(of(path + "[*]", value.get(0), schema.item(value.get(0))));
    }

    private static String child(String path, String name) {
        return PLAIN_NAME.matcher(name).matches() ? path + "." + name : path + "['" + name + "']";
    }
}
