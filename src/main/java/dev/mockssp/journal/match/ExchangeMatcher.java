package dev.mockssp.journal.match;

import dev.mockssp.core.Headers;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Source;
import dev.mockssp.json.BodyMatcher;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.json.NearestPointer;
import dev.mockssp.json.Regex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Matches exchanges for a verification. An empty component is no condition.
 *
 * @param sources what may have sent the request
 * @param keyId the identifier of the API key
 * @param headers a regular expression for each request header, by its name
 * @param body conditions on the request's body
 * @param schema returns the violations of a custom JSON Schema in a body
 * @param viewed whether one of its bids was viewed
 * @param clicked whether one of its bids was clicked
 */
public record ExchangeMatcher(
        Set<Source> sources,
        Optional<String> endpoint,
        Optional<String> keyId,
        Optional<String> userId,
        Optional<String> chatId,
        OptionalInt status,
        Optional<String> scenario,
        Optional<String> outcome,
        Map<String, Regex> headers,
        List<BodyMatcher> body,
        Optional<Function<JsonNode, List<String>>> schema,
        Optional<Boolean> viewed,
        Optional<Boolean> clicked) {

    private static final String ABSENT = "nothing";

    public ExchangeMatcher {
        sources = Set.copyOf(sources);
        headers = Map.copyOf(headers);
        body = List.copyOf(body);
    }

    /** @return whether the exchange has the source, the endpoint and the key that are asked for */
    boolean concerns(Exchange exchange) {
        return sources.contains(exchange.source())
                && (endpoint.isEmpty() || endpoint.get().equals(exchange.endpoint()))
                && (keyId.isEmpty() || keyId.get().equals(exchange.client().keyId()));
    }

    /** @return what no exchange is or has if none {@link #concerns} this matcher */
    String scope() {
        String suffix = keyId.isPresent() ? " with this key" : "";
        return endpoint.map(name -> "a request to the endpoint " + name + suffix)
                .orElse("a request" + suffix);
    }

    /**
     * @param exchange an exchange
     * @param limit the time limit of the verification
     * @return a line for each condition of the body whose pointer leads to nothing while another one leads to a value
     * @throws dev.mockssp.core.ConfigurationException if the time is over
     */
    List<String> pointerSuggestions(Exchange exchange, TimeLimit limit) {
        Optional<JsonNode> requestBody = bodyOf(exchange);
        Set<String> suggestions = new LinkedHashSet<>();
        for (BodyMatcher match : body) {
            limit.check();
            if (!match.holds(requestBody, limit)) {
                suggestion(match, requestBody).ifPresent(suggestions::add);
            }
        }
        return List.copyOf(suggestions);
    }

    private static Optional<String> suggestion(BodyMatcher match, Optional<JsonNode> requestBody) {
        return requestBody
                .filter(json -> json.at(match.pointer()).isMissingNode())
                .flatMap(json -> NearestPointer.of(json, match.pointer()))
                .map(nearest -> "nothing at " + match.pointer() + "; did you mean " + nearest + "?");
    }

    /**
     * @param exchange an exchange
     * @param events the clicks and views of all exchanges
     * @param limit the time limit of the verification
     * @return the differences between the exchange and this matcher; empty for a match
     * @throws dev.mockssp.core.ConfigurationException if the time is over
     */
    public List<Mismatch> differences(Exchange exchange, TrackingEvents events, TimeLimit limit) {
        return differences(exchange, events, limit, match -> ABSENT);
    }

    /**
     * As {@link #differences}, but where a pointer leads to nothing, it names the nearest one. That takes longer.
     */
    List<Mismatch> explainedDifferences(Exchange exchange, TrackingEvents events, TimeLimit limit) {
        Optional<JsonNode> requestBody = bodyOf(exchange);
        return differences(
                exchange, events, limit, match -> suggestion(match, requestBody).orElse(ABSENT));
    }

    private List<Mismatch> differences(
            Exchange exchange, TrackingEvents events, TimeLimit limit, Function<BodyMatcher, String> absent) {
        limit.check();
        List<Mismatch> mismatches = new ArrayList<>();
        if (!sources.contains(exchange.source())) {
            mismatches.add(
                    new Mismatch("source", "another source", exchange.source().label()));
        }
        compare(mismatches, "endpoint", endpoint, exchange.endpoint());
        if (keyId.isPresent() && !keyId.get().equals(exchange.client().keyId())) {
            mismatches.add(new Mismatch("key", "another key", exchange.client().key()));
        }
        compare(mismatches, "userId", userId, exchange.client().userId().orElse(ABSENT));
        compare(mismatches, "chatId", chatId, exchange.client().chatId().orElse(ABSENT));
        if (status.isPresent()) {
            compare(
                    mismatches,
                    "status",
                    Optional.of(Integer.toString(status.getAsInt())),
                    Integer.toString(exchange.response().status()));
        }
        compare(mismatches, "scenario", scenario, exchange.scenario().name());
        compare(mismatches, "outcome", outcome, exchange.outcome().kind().label());
        headers.forEach((name, regex) ->
                compareHeader(mismatches, name, regex, exchange.request().headers(), limit));
        if (!body.isEmpty() || schema.isPresent()) {
            compareBody(mismatches, bodyOf(exchange), limit, absent);
        }
        compareEvent(mismatches, "viewed", viewed, events.has(exchange, Outcome.Kind.VIEW));
        compareEvent(mismatches, "clicked", clicked, events.has(exchange, Outcome.Kind.CLICK));
        return mismatches;
    }

    private static void compare(List<Mismatch> mismatches, String field, Optional<String> expected, String actual) {
        expected.filter(text -> !text.equals(actual))
                .ifPresent(text -> mismatches.add(new Mismatch(field, text, actual)));
    }

    private static void compareHeader(
            List<Mismatch> mismatches, String name, Regex regex, Headers headers, TimeLimit limit) {
        List<String> values = headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Headers.Field::value)
                .toList();
        if (values.stream().noneMatch(value -> regex.isFoundIn(value, limit))) {
            String actual = values.isEmpty() ? ABSENT : String.join(", ", values);
            mismatches.add(new Mismatch("header " + name, "matches " + regex, actual));
        }
    }

    private void compareBody(
            List<Mismatch> mismatches,
            Optional<JsonNode> requestBody,
            TimeLimit limit,
            Function<BodyMatcher, String> absent) {
        for (BodyMatcher match : body) {
            limit.check();
            if (!match.holds(requestBody, limit)) {
                JsonNode value = match.found(requestBody);
                String actual = value.isMissingNode() ? absent.apply(match) : value.toString();
                mismatches.add(new Mismatch(
                        "body " + match.pointer(),
                        match.toJson().without("pointer").toString(),
                        actual));
            }
        }
        schema.ifPresent(check -> requestBody
                .map(check)
                .orElse(List.of("the body is not JSON"))
                .forEach(problem -> mismatches.add(new Mismatch("body", "valid against the schema", problem))));
    }

    private static void compareEvent(
            List<Mismatch> mismatches, String field, Optional<Boolean> expected, boolean actual) {
        compare(mismatches, field, expected.map(String::valueOf), Boolean.toString(actual));
    }

    private static Optional<JsonNode> bodyOf(Exchange exchange) {
        try {
            return exchange.request().body().length == 0
                    ? Optional.empty()
                    : Optional.of(Json.readBody(exchange.request().body()));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
