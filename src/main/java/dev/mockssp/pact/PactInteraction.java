package dev.mockssp.pact;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.Request;
import au.com.dius.pact.core.model.RequestResponseInteraction;
import au.com.dius.pact.core.model.Response;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.matchingrules.ContentTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.HttpStatus;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.StatusCodeMatcher;
import dev.mockssp.schema.SchemaLibrary;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Converts one interaction to the classes of Pact JVM. */
final class PactInteraction {

    private static final int FOUND = 302;

    private final dev.mockssp.contract.Interaction interaction;
    private final PactSpecVersion spec;
    private final MatchingRulesImpl requestRules = new MatchingRulesImpl();
    private final MatchingRulesImpl responseRules = new MatchingRulesImpl();
    private final RequestTarget target;
    private final OptionalBody requestBody;
    private final OptionalBody responseBody;
    private final Map<String, List<String>> requestHeaders;
    private final Map<String, List<String>> responseHeaders;

    PactInteraction(dev.mockssp.contract.Interaction interaction, SchemaLibrary schemas, PactSpecVersion spec) {
        this.interaction = interaction;
        this.spec = spec;
        this.target = new RequestTarget(interaction.request(), requestRules);
        this.requestBody = requestBody(schemas);
        this.responseBody = responseBody(schemas);
        this.requestHeaders = PactHeaders.ofRequest(interaction, requestRules.addCategory("header"));
        this.responseHeaders = PactHeaders.ofResponse(interaction, responseRules.addCategory("header"));
        if (interaction.response().status() == FOUND) {
            // the Rust verifier follows a redirect, and sees the status of the landing page
            responseRules
                    .addCategory("status")
                    .addRule(new StatusCodeMatcher(HttpStatus.StatusCodes, List.of(FOUND, 200)));
        }
    }

    private OptionalBody requestBody(SchemaLibrary schemas) {
        JsonNode sent = interaction.request().body();
        return interaction
                .request()
                .schema()
                .map(schema -> json(
                        BodyMatchingRules.ofRequest(sent, ApplicableSchema.forValue(sent, schema, schemas), spec),
                        requestRules))
                .orElseGet(OptionalBody::missing);
    }

    private OptionalBody responseBody(SchemaLibrary schemas) {
        JsonNode response = interaction.response().body();
        if (response.isBinary()) {
            return binary(response);
        }
        return interaction
                .response()
                .schema()
                .map(name -> ApplicableSchema.forValue(response, name, schemas, interaction.guarantee()::leavesOpen))
                .map(schema -> json(expected(response, schema), responseRules))
                .orElseGet(OptionalBody::missing);
    }

    private BodyMatchingRules.Body expected(JsonNode response, ApplicableSchema schema) {
        BodyMatchingRules.Body expected = BodyMatchingRules.ofResponse(response, schema, spec, interaction.guarantee());
        boolean checksAbsentError = interaction.checksAbsentError() && spec == PactSpecVersion.V4;
        return checksAbsentError && schema.forbids("error") ? BodyMatchingRules.withoutError(expected) : expected;
    }

    /** Any content of the same type matches. Version 3 has no such rule and compares the header only. */
    private OptionalBody binary(JsonNode response) {
        if (spec != PactSpecVersion.V4) {
            return OptionalBody.missing();
        }
        String type = interaction.response().headers().first("Content-Type").orElseThrow();
        responseRules.addCategory("body").addRule("$", new ContentTypeMatcher(type));
        return OptionalBody.body(response.binaryValue(), ContentType.fromString(type));
    }

    private static OptionalBody json(BodyMatchingRules.Body expected, MatchingRulesImpl rules) {
        rules.addCategory(expected.rules());
        return OptionalBody.body(expected.json().toString(), ContentType.fromString("application/json"));
    }

    Interaction v4() {
        return new V4Interaction.SynchronousHttp(
                interaction.provider().label() + "-" + interaction.name(),
                interaction.description(),
                states(),
                new HttpRequest(
                        interaction.request().method(),
                        target.path(),
                        target.query(),
                        requestHeaders,
                        requestBody,
                        requestRules,
                        target.generators()),
                new HttpResponse(interaction.response().status(), responseHeaders, responseBody, responseRules));
    }

    Interaction v3() {
        return new RequestResponseInteraction(
                interaction.description(),
                states(),
                new Request(
                        interaction.request().method(),
                        target.path(),
                        target.query(),
                        requestHeaders,
                        requestBody,
                        requestRules,
                        target.generators()),
                new Response(interaction.response().status(), responseHeaders, responseBody, responseRules));
    }

    private List<ProviderState> states() {
        return List.of(new ProviderState(
                interaction.state().scenario(), interaction.state().params()));
    }
}
