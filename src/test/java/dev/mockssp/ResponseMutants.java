package dev.mockssp;

import dev.mockssp.contract.HeaderRule;
import dev.mockssp.contract.Interaction;
import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Mutants of headers and status: each documented header is removed and set to a wrong value, each status is changed.
 */
final class ResponseMutants {

    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("content-type", "text/html"),
            Map.entry("x-ratelimit-limit", "many"),
            Map.entry("x-ratelimit-remaining", "many"),
            Map.entry("x-ratelimit-reset", "soon"),
            Map.entry("access-control-allow-origin", "https://other.example"),
            Map.entry("access-control-allow-methods", "GET"),
            Map.entry("access-control-allow-headers", "Content-Type"),
            Map.entry("access-control-expose-headers", "Content-Type"),
            Map.entry("access-control-max-age", "-1"),
            Map.entry("vary", "Accept-Language"),
            Map.entry("cache-control", "public"),
            Map.entry("location", "/landing"));

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
        mutants.addAll(foreign());
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
                mutants.add(FieldMutant.of(
                        kind + " header " + name + ": is " + WRONG.get(name),
                        Mutation.setHeader(name, WRONG.get(name))
                                .when(hasIt.and(both ? Mutant.Answer::isJson : chosen)),
                        contract));
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
