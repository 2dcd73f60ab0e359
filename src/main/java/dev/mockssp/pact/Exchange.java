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
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import dev.mockssp.exchange.Headers;
import dev.mockssp.schema.SchemaLibrary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One interaction in the words of Pact JVM. */
final class Exchange {

    private static final String JSON = "(?i)^application/json(\\s*;.*)?$";

    private final dev.mockssp.contract.Interaction interaction;
    private final MatchingRulesImpl requestRules = new MatchingRulesImpl();
    private final MatchingRulesImpl answerRules = new MatchingRulesImpl();
    private final OptionalBody requestBody;
    private final OptionalBody answerBody;

    Exchange(dev.mockssp.contract.Interaction interaction, SchemaLibrary schemas, PactSpecVersion spec) {
        this.interaction = interaction;
        JsonNode sent = interaction.request().body();
        this.requestBody = body(
                Expectation.ofRequest(
                        sent, Applying.to(sent, interaction.request().schema(), schemas), spec),
                requestRules);
        JsonNode answered = interaction.answer().body();
        this.answerBody = body(
                Expectation.ofAnswer(
                        answered,
                        Applying.to(answered, interaction.answer().schema(), schemas),
                        spec,
                        interaction.guarantee().creative()),
                answerRules);
        requestHeaders(requestRules.addCategory("header"));
        answerHeaders(answerRules.addCategory("header"));
    }

    private static OptionalBody body(Expectation.Body expected, MatchingRules rules) {
        rules.addCategory(expected.rules());
        return OptionalBody.body(expected.json().toString(), ContentType.fromString("application/json"));
    }

    /** Any key will do, where there is one. Any other header is sent to bring the outcome about. */
    private void requestHeaders(MatchingRuleCategory rules) {
        rules.addRule("Content-Type", new RegexMatcher(JSON));
        if (interaction.request().headers().has(interaction.provider().keyHeader())) {
            rules.addRule(interaction.provider().keyHeader(), new RegexMatcher("^\\S+$"));
        }
    }

    /** A number is any number, where the state does not name it. */
    private void answerHeaders(MatchingRuleCategory rules) {
        rules.addRule("Content-Type", new RegexMatcher(JSON));
        interaction.answer().headers().forEach((name, value) -> {
            boolean named = interaction.guarantee().headers().contains(name.toLowerCase(Locale.ROOT));
            if (!named && value.matches("\\d+")) {
                rules.addRule(name, new RegexMatcher("^\\d+$"));
            }
        });
    }

    Interaction v4() {
        return new V4Interaction.SynchronousHttp(
                interaction.provider().label() + "-" + interaction.name(),
                interaction.description(),
                states(),
                new HttpRequest(
                        interaction.request().method(),
                        interaction.request().path(),
                        Map.of(),
                        headers(interaction.request().headers()),
                        requestBody,
                        requestRules),
                new HttpResponse(
                        interaction.answer().status(),
                        headers(interaction.answer().headers()),
                        answerBody,
                        answerRules));
    }

    Interaction v3() {
        return new RequestResponseInteraction(
                interaction.description(),
                states(),
                new Request(
                        interaction.request().method(),
                        interaction.request().path(),
                        Map.of(),
                        headers(interaction.request().headers()),
                        requestBody,
                        requestRules),
                new Response(
                        interaction.answer().status(),
                        headers(interaction.answer().headers()),
                        answerBody,
                        answerRules));
    }

    private List<ProviderState> states() {
        return List.of(new ProviderState(
                interaction.state().scenario(), interaction.state().params()));
    }

    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        headers.forEach((name, value) -> result.put(name, List.of(value)));
        return result;
    }
}
