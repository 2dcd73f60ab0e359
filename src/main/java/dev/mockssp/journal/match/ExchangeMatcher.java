package dev.mockssp.journal.match;

import com.google.re2j.Pattern;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.BodyMatcher;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What an exchange must be like to count; what is empty does not narrow.
 *
 * @param keyId the identifier of the key that was used
 * @param headers what a request header must contain, by its name
 * @param body conditions on the request's body
 * @param schema tells what in a body breaks a JSON Schema of the user's own
 * @param viewed whether a bid of it was viewed
 * @param clicked whether a bid of it was clicked
 */
public record ExchangeMatcher(
        Optional<String> endpoint,
        Optional<String> keyId,
        Optional<String> userId,
        Optional<String> chatId,
        OptionalInt status,
        Optional<String> scenario,
        Optional<String> outcome,
        Map<String, Pattern> headers,
        List<BodyMatcher> body,
        Optional<Function<JsonNode, List<String>>> schema,
        Optional<Boolean> viewed,
        Optional<Boolean> clicked) {

    private static final String NOTHING = "nothing";

    public ExchangeMatcher {
        headers = Map.copyOf(headers);
        body = List.copyOf(body);
    }

    /**
     * @param exchange an exchange
     * @param events the events of all exchanges
     * @return where it is not like this; none for a match
     */
    public List<Mismatch> differences(Exchange exchange, TrackingEvents events) {
        List<Mismatch> found = new ArrayList<>();
        compare(found, "endpoint", endpoint, exchange.endpoint());
        if (keyId.isPresent() && !keyId.get().equals(exchange.client().keyId())) {
            found.add(new Mismatch("key", "another key", exchange.client().key()));
        }
        compare(found, "userId", userId, exchange.client().userId().orElse(NOTHING));
        compare(found, "chatId", chatId, exchange.client().chatId().orElse(NOTHING));
        if (status.isPresent()) {
            compare(
                    found,
                    "status",
                    Optional.of(Integer.toString(status.getAsInt())),
                    Integer.toString(exchange.response().status()));
        }
        compare(found, "scenario", scenario, exchange.scenario().name());
        compare(found, "outcome", outcome, exchange.outcome().kind().label());
        headers.forEach((name, pattern) ->
                compareHeader(found, name, pattern, exchange.request().headers()));
        if (!body.isEmpty() || schema.isPresent()) {
            compareBody(found, bodyOf(exchange));
        }
        compareEvent(found, "viewed", viewed, events.has(exchange, Outcome.Kind.VIEW));
        compareEvent(found, "clicked", clicked, events.has(exchange, Outcome.Kind.CLICK));
        return found;
    }

    private static void compare(List<Mismatch> found, String place, Optional<String> wanted, String seen) {
        wanted.filter(text -> !text.equals(seen)).ifPresent(text -> found.add(new Mismatch(place, text, seen)));
    }

    private static void compareHeader(List<Mismatch> found, String name, Pattern pattern, Headers headers) {
        List<String> values = headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Headers.Field::value)
                .toList();
        if (values.stream().noneMatch(value -> pattern.matcher(value).find())) {
            String seen = values.isEmpty() ? NOTHING : String.join(", ", values);
            found.add(new Mismatch("header " + name, "matches " + pattern, seen));
        }
    }

    private void compareBody(List<Mismatch> found, Optional<JsonNode> sent) {
        for (BodyMatcher match : body) {
            if (!match.holds(sent)) {
                JsonNode value = match.found(sent);
                String seen = value.isMissingNode() ? NOTHING : value.toString();
                found.add(new Mismatch(
                        "body " + match.pointer(),
                        match.toJson().without("pointer").toString(),
                        seen));
            }
        }
        schema.ifPresent(check -> sent.map(check)
                .orElse(List.of("the body is no JSON"))
                .forEach(problem -> found.add(new Mismatch("body", "valid against the schema", problem))));
    }

    private static void compareEvent(List<Mismatch> found, String place, Optional<Boolean> wanted, boolean seen) {
        compare(found, place, wanted.map(String::valueOf), Boolean.toString(seen));
    }

    private static Optional<JsonNode> bodyOf(Exchange exchange) {
        try {
            return exchange.request().body().length == 0
                    ? Optional.empty()
                    : Optional.of(Json.read(exchange.request().body()));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
