package dev.mockssp.drift;

import dev.mockssp.contract.HeaderRule;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares a response with the contract: status, headers, and the body by its schema. */
final class ResponseComparison {

    private final SchemaLibrary schemas;
    private final Target target;

    ResponseComparison(SchemaLibrary schemas, Target target) {
        this.schemas = schemas;
        this.target = target;
    }

    /** @return the differences, in the order of status, headers and body */
    List<Drift> drifts(Interaction interaction, ActualResponse actual) {
        List<Drift> drifts = new ArrayList<>();
        int expected = interaction.response().status();
        if (actual.status() != expected) {
            drifts.add(new Drift("status", Integer.toString(expected), Integer.toString(actual.status())));
        }
        headers(interaction, actual.headers(), drifts);
        if (interaction.response().body().isBinary()) {
            TrackingPixel.problemOf(actual.body())
                    .ifPresent(problem -> drifts.add(new Drift("", TrackingPixel.EXPECTED, problem)));
        } else if (interaction.response().schema().isPresent()) {
            json(interaction, actual, drifts);
        }
        return drifts;
    }

    private void headers(Interaction interaction, Headers actual, List<Drift> drifts) {
        interaction
                .response()
                .headers()
                .forEach((name, value) -> HeaderRule.of(interaction, name)
                        .map(rule -> name.equalsIgnoreCase(HeaderRule.ALLOW_ORIGIN) ? echo(rule) : rule)
                        .flatMap(rule -> drift(name, rule, joined(actual, name)))
                        .ifPresent(drifts::add));
        HeaderRule.forbidden(interaction).stream()
                .filter(actual::has)
                .map(name -> new Drift("header " + name, "nothing", DriftMessages.of(joined(actual, name))))
                .forEach(drifts::add);
    }

    /** The request may have used a different origin than the contract, so the response echoes that one. */
    private HeaderRule echo(HeaderRule rule) {
        return target.origin().<HeaderRule>map(HeaderRule.Exact::new).orElse(rule);
    }

    private static Optional<Drift> drift(String name, HeaderRule rule, String found) {
        return rule.accepts(found)
                ? Optional.empty()
                : Optional.of(new Drift(
                        "header " + name, rule.expected(), found.isEmpty() ? "nothing" : DriftMessages.of(found)));
    }

    private static String joined(Headers actual, String name) {
        return actual.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Headers.Field::value)
                .collect(Collectors.joining(", "));
    }

    private void json(Interaction interaction, ActualResponse actual, List<Drift> drifts) {
        try {
            body(interaction, actual, Json.read(actual.body()), drifts);
        } catch (MalformedJsonException e) {
            drifts.add(new Drift("", "JSON", DriftMessages.of(actual.body())));
        }
    }

    private void body(Interaction interaction, ActualResponse actual, JsonNode body, List<Drift> drifts) {
        boolean isExpected = actual.status() == interaction.response().status();
        if (!isExpected && interaction.request().path().contains("/tracking/")) {
            return; // each status has a form of its own
        }
        List<Violation> violations = schemas.check(schema(interaction, actual.status()), body);
        violations.forEach(violation -> drifts.add(DriftMessages.drift(violation)));
        if (!isExpected) {
            return;
        }
        JsonNode example = interaction.response().body();
        boolean broken = violations.stream().anyMatch(one -> one.pointer().startsWith("/data"));
        if (!broken) {
            BodyComparison.outcome(example.path("data"), body.path("data")).ifPresent(drifts::add);
        }
        BodyComparison.beyondSchema(body, actual.status(), drifts);
        BodyComparison.sameKind(interaction.guarantee(), example.path("data"), body.path("data"), drifts);
        if (interaction.guarantee().creative()) {
            BodyComparison.sameCreative(example.path("data"), body.path("data"), drifts);
        }
    }

    /** The schema for a response with an unexpected status: it must at least be valid for its own kind. */
    private static String schema(Interaction interaction, int status) {
        String kind = status == 200 ? "-response." : "-error.";
        return interaction.response().schema().orElseThrow().replaceFirst("-(response|error)\\.", kind);
    }

    /** @return the names of an interaction's provider and of the interaction */
    static String name(Interaction interaction) {
        Provider provider = interaction.provider();
        return provider.label() + "/" + interaction.name();
    }
}
