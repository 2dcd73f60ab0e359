package dev.mockssp;

import dev.mockssp.contract.HeaderRule;
import dev.mockssp.contract.Interaction;
import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Mutants of headers and status: each documented header is removed and set to a wrong value, each status is changed.
 */
final class ResponseMutants {

    private static final Map<String, List<String>> WRONG = Map.ofEntries(
            Map.entry("content-type", List.of("text/html")),
            Map.entry("x-ratelimit-limit", List.of("many")),
            Map.entry("x-ratelimit-remaining", List.of("many")),
            Map.entry("x-ratelimit-reset", List.of("soon")),
            Map.entry("access-control-allow-origin", List.of("https://other.example", "*")),
            Map.entry("access-control-allow-methods", List.of("GET", "POST", "OPTIONS")),
            Map.entry("access-control-allow-headers", List.of("Content-Type")),
            Map.entry("access-control-expose-headers", List.of("Content-Type")),
            Map.entry("access-control-max-age", List.of("-1", "0")),
            Map.entry("vary", List.of("Accept-Language", "Accept-Encoding")),
            Map.entry("cache-control", List.of("public", "private", "*")),
            Map.entry("location", List.of("/landing")));

    /** One that is near, and would mislead a client. */
    private static final Map<Integer, Integer> NEAR =
            Map.of(200, 202, 204, 200, 302, 200, 400, 422, 401, 403, 403, 401, 404, 410, 422, 400, 429, 503, 500, 502);

    private final List<Interaction> contract;

    ResponseMutants(List<Interaction> contract) {
        this.contract = contract;
    }

    List<FieldMutant> all() {
        List<FieldMutant> mutants = new ArrayList<>();
        Map<String, Predicate<Mutant.Answer>> kinds = Map.of(
                "200", response -> BodyMutants.isOf("200", response),
                "error", response -> BodyMutants.isOf("error", response),
                "204", response -> response.status() == 204,
                "302", response -> response.status() == 302,
                "image", response -> type(response).startsWith("image/"));
        kinds.keySet().stream().sorted().forEach(kind -> mutants.addAll(headers(kind, kinds.get(kind))));
        contract.forEach(interaction -> mutants.addAll(statuses(interaction)));
        mutants.addAll(bodies(kinds));
        mutants.addAll(images(kinds.get("image")));
        mutants.addAll(foreign());
        mutants.addAll(credentials(kinds));
        return mutants;
    }

    private static String type(Mutant.Answer response) {
        return response.headers().getOrDefault("content-type", List.of("")).get(0);
    }

    private List<FieldMutant> headers(String kind, Predicate<Mutant.Answer> chosen) {
        Set<String> names = new LinkedHashSet<>();
        contract.stream()
                .filter(interaction -> chosen.test(FieldMutant.response(interaction)))
                .forEach(interaction -> interaction.response().headers().forEach((name, value) -> {
                    if (HeaderRule.of(interaction, name).isPresent()) {
                        names.add(name.toLowerCase(Locale.ROOT));
                    }
                }));
        List<FieldMutant> mutants = new ArrayList<>();
        for (String name : names) {
            Predicate<Mutant.Answer> hasIt = response -> response.headers().containsKey(name);
            mutants.add(FieldMutant.of(
                    kind + " header " + name + ": dropped",
                    Mutation.dropHeader(name).when(chosen.and(hasIt)),
                    contract));
            boolean both = kind.equals("200") && isForPages(name);
            if (!kind.equals("error") || !isForPages(name)) {
                WRONG.get(name)
                        .forEach(wrong -> mutants.add(FieldMutant.of(
                                kind + " header " + name + ": is " + wrong,
                                Mutation.setHeader(name, wrong).when(hasIt.and(both ? Mutant.Answer::isJson : chosen)),
                                contract)));
            }
        }
        return mutants;
    }

    /** One setting of a server makes them for all responses; errors of a gateway may lack them. */
    private static boolean isForPages(String header) {
        return header.equals("vary") || header.startsWith("access-control-");
    }

    private List<FieldMutant> statuses(Interaction interaction) {
        int honest = interaction.response().status();
        int failing = honest == 500 ? 501 : 500;
        return List.of(status(interaction, NEAR.get(honest)), status(interaction, failing));
    }

    private static FieldMutant status(Interaction interaction, int other) {
        Interaction.Request sent = interaction.request();
        String path = sent.link().isPresent() ? sent.path().replaceFirst("[^/]+$", "") : sent.path();
        Mutation mutation = Mutation.status(interaction.response().status(), other)
                .when(response -> response.method().equals(sent.method())
                        && response.path().startsWith(path));
        return FieldMutant.of(
                interaction.name() + " status " + interaction.response().status() + ": is " + other,
                mutation,
                List.of(interaction));
    }

    private List<FieldMutant> bodies(Map<String, Predicate<Mutant.Answer>> kinds) {
        List<FieldMutant> mutants = new ArrayList<>();
        for (String kind : List.of("200", "error", "image")) {
            if (contract.stream().map(FieldMutant::response).noneMatch(kinds.get(kind))) {
                continue;
            }
            Mutation html = response -> response.withBody(FieldMutant.html());
            Mutation empty = response -> response.withBody(new byte[0]);
            mutants.add(FieldMutant.of(kind + " body: is HTML", html.when(kinds.get(kind)), contract));
            mutants.add(FieldMutant.of(kind + " body: empty", empty.when(kinds.get(kind)), contract));
        }
        Mutation error = Mutation.edit(
                "", body -> body.set("error", Json.MAPPER.valueToTree(Map.of("type", "HTTPException", "code", 500))));
        mutants.add(FieldMutant.of("200 body: has an error", error.when(kinds.get("200")), contract));
        return mutants;
    }

    /** Bytes that a browser does not show, or that a user sees. */
    private List<FieldMutant> images(Predicate<Mutant.Answer> isImage) {
        List<FieldMutant> mutants = new ArrayList<>();
        if (contract.stream().map(FieldMutant::response).noneMatch(isImage)) {
            return mutants;
        }
        Map<String, UnaryOperator<byte[]>> changes = new LinkedHashMap<>();
        changes.put("is GIF89a", pixel -> Arrays.copyOf(pixel, 6));
        changes.put("ends early", pixel -> Arrays.copyOf(pixel, pixel.length - 4));
        changes.put("is 2 pixels wide", pixel -> with(pixel, 6, 2));
        changes.put("is opaque", pixel -> with(pixel, 22, 0));
        changes.forEach((what, change) -> {
            Mutation mutation = response -> response.withBody(change.apply(response.body()));
            mutants.add(FieldMutant.of("image body: " + what, mutation.when(isImage), contract));
        });
        return mutants;
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }

    /** The vendor allows no cookies (contract.md 1.8). */
    private List<FieldMutant> credentials(Map<String, Predicate<Mutant.Answer>> kinds) {
        Predicate<Mutant.Answer> forPages = response -> response.headers().containsKey("access-control-allow-origin");
        return Stream.of("200", "204")
                .map(kind -> FieldMutant.of(
                        kind + " header access-control-allow-credentials: added",
                        Mutation.setHeader("Access-Control-Allow-Credentials", "true")
                                .when(forPages.and(kinds.get(kind))),
                        contract))
                .toList();
    }

    /** A page that is not registered can read the response. */
    private List<FieldMutant> foreign() {
        return contract.stream()
                .filter(interaction -> interaction.name().startsWith("foreign-"))
                .map(interaction -> FieldMutant.of(
                        interaction.name() + " header access-control-allow-origin: added",
                        Mutation.setHeader("Access-Control-Allow-Origin", "*"),
                        List.of(interaction)))
                .toList();
    }
}
