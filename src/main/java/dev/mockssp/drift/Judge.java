package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.exchange.Headers;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares an answer with the contract: its status, its header fields, and its body by the schema. */
final class Judge {

    private static final String NUMBERS = "x-ratelimit-";
    private static final Set<String> NOT_PROMISED = Set.of("content-type", "date", "vary");

    private final SchemaLibrary schemas;

    Judge(SchemaLibrary schemas) {
        this.schemas = schemas;
    }

    /** @return where the answer differs; fields in the order of status, header, body */
    List<Drift> drifts(Interaction interaction, Seen seen) {
        List<Drift> drifts = new ArrayList<>();
        int expected = interaction.answer().status();
        if (seen.status() != expected) {
            drifts.add(new Drift("status", Integer.toString(expected), Integer.toString(seen.status())));
        }
        mediaType(seen.headers(), drifts);
        headers(interaction, seen.headers(), drifts);
        try {
            body(interaction, seen, Wire.read(seen.body()), drifts);
        } catch (MalformedJsonException e) {
            drifts.add(new Drift("", "JSON", Shown.of(seen.body())));
        }
        return drifts;
    }

    private static void mediaType(Headers headers, List<Drift> drifts) {
        String type = headers.first("Content-Type").orElse("");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            drifts.add(
                    new Drift("header Content-Type", "application/json", type.isEmpty() ? "nothing" : Shown.of(type)));
        }
    }

    private static void headers(Interaction interaction, Headers seen, List<Drift> drifts) {
        interaction.answer().headers().forEach((name, value) -> {
            String bare = name.toLowerCase(Locale.ROOT);
            if (NOT_PROMISED.contains(bare)) {
                return;
            }
            String found = seen.first(name).orElse("");
            if (found.isEmpty()) {
                drifts.add(new Drift("header " + name, "a value such as " + value, "nothing"));
            } else if (bare.startsWith(NUMBERS) && !found.matches("[0-9]{1,18}")) {
                drifts.add(new Drift("header " + name, "a whole number", Shown.of(found)));
            } else if (interaction.guarantee().headers().contains(bare) && !found.equals(value)) {
                drifts.add(new Drift("header " + name, value, Shown.of(found)));
            }
        });
        boolean page = interaction.request().headers().has("Origin");
        String allow = "Access-Control-Allow-Origin";
        if (page && !interaction.answer().headers().has(allow) && seen.has(allow)) {
            drifts.add(new Drift(
                    "header " + allow, "nothing", Shown.of(seen.first(allow).orElse(""))));
        }
    }

    private void body(Interaction interaction, Seen seen, JsonNode body, List<Drift> drifts) {
        List<Violation> violations = schemas.check(schema(interaction, seen.status()), body);
        violations.forEach(violation -> drifts.add(Shown.drift(violation)));
        if (seen.status() != interaction.answer().status()) {
            return;
        }
        JsonNode example = interaction.answer().body();
        boolean broken = violations.stream().anyMatch(one -> one.pointer().startsWith("/data"));
        if (!broken) {
            BodyRules.outcome(example.path("data"), body.path("data")).ifPresent(drifts::add);
        }
        BodyRules.beyondSchema(body, seen.status(), drifts);
        if (interaction.guarantee().creative()) {
            BodyRules.sameCreative(example.path("data"), body.path("data"), drifts);
        }
    }

    /** An answer of an unexpected status has to be valid for its own kind at least. */
    private static String schema(Interaction interaction, int status) {
        String kind = status == 200 ? "-response." : "-error.";
        return interaction.answer().schema().replaceFirst("-(response|error)\\.", kind);
    }

    /** @return the name of an interaction's provider and its own */
    static String name(Interaction interaction) {
        Provider provider = interaction.provider();
        return provider.label() + "/" + interaction.name();
    }
}
