package dev.mockssp.pact;

import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.matchingrules.EachKeyMatcher;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import au.com.dius.pact.core.model.matchingrules.expressions.MatchingRuleDefinition;
import dev.mockssp.json.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Derives from an example and its schema which fields a body must have, and the Pact matching rules for them. */
final class BodyMatchingRules {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Matches every text except "error". Some versions of the Rust tools have no look-ahead. */
    private static final String NOT_ERROR = "^([^e]|e[^r]|er[^r]|err[^o]|erro[^r]|error.|e$|er$|err$|erro$).*$";

    private final MatchingRuleCategory rules = new MatchingRuleCategory("body");
    private final PactSpecVersion spec;
    private final boolean request;
    private final boolean fieldsFixed;

    private BodyMatchingRules(PactSpecVersion spec, boolean request, boolean fieldsFixed) {
        this.spec = spec;
        this.request = request;
        this.fieldsFixed = fieldsFixed;
    }

    /** An example body and its matching rules. */
    record Body(JsonNode json, MatchingRuleCategory rules) {}

    /**
     * @param fieldsFixed whether optional fields of the example are always present, and nullable ones are null as in
     *     the example
     */
    static Body ofResponse(JsonNode example, ApplicableSchema schema, PactSpecVersion spec, boolean fieldsFixed) {
        BodyMatchingRules expectation = new BodyMatchingRules(spec, false, fieldsFixed);
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
        BodyMatchingRules expectation = new BodyMatchingRules(spec, true, true);
        return new Body(expectation.of("$", example, schema), expectation.rules);
    }

    private JsonNode of(String path, JsonNode value, ApplicableSchema schema) {
        if (value.isObject()) {
            return object(path, value, schema);
        }
        if (value.isArray()) {
            return list(path, value, schema);
        }
        ScalarMatchingRules.of(path.substring(path.lastIndexOf('.') + 1), value, schema, spec, fieldsFixed && !request)
                .forEach((logic, matchers) -> rules.addRules(path, matchers, logic));
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
                boolean distinguishesKinds = request && schema.dependsOn(name);
                String fieldPath = child(path, name);
                expected.set(name, distinguishesKinds ? exactly(fieldPath, field) : of(fieldPath, field, fieldSchema));
            }
        });
        if (request && spec == PactSpecVersion.V4) {
            rules.addRule(path, otherKeys(schema));
        }
        return expected;
    }

    /** Version 3 compares a request exactly, so fields with their default value are omitted. */
    private boolean isOmitted(String name, JsonNode field, ApplicableSchema schema, ApplicableSchema fieldSchema) {
        if (schema.requires(name)) {
            return false;
        }
        return request
                ? spec != PactSpecVersion.V4
                        && fieldSchema.keyword("default").filter(field::equals).isPresent()
                : !fieldsFixed;
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
