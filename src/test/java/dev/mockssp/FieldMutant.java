package dev.mockssp;

import dev.mockssp.contract.Interaction;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A mock server that breaks the contract in one field of its responses.
 *
 * @param name the change, such as {@code 200 /data/bid/headline: dropped}
 * @param mutation breaks it
 * @param interactions the interactions whose response changes; at least one
 */
record FieldMutant(String name, Mutation mutation, List<Interaction> interactions) {

    FieldMutant {
        if (interactions.isEmpty()) {
            throw new IllegalArgumentException(name + ": no response is changed");
        }
    }

    static FieldMutant of(String name, Mutation mutation, List<Interaction> contract) {
        return new FieldMutant(
                name,
                mutation,
                contract.stream()
                        .filter(interaction -> isChanged(response(interaction), mutation))
                        .toList());
    }

    private static boolean isChanged(Mutant.Answer honest, Mutation mutation) {
        Mutant.Answer changed = mutation.apply(honest);
        return honest.status() != changed.status()
                || !honest.headers().equals(changed.headers())
                || !Arrays.equals(honest.body(), changed.body());
    }

    /** The response of the contract as it passes through a proxy. */
    static Mutant.Answer response(Interaction interaction) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        interaction.response().headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Mutant.Answer(
                interaction.request().method(),
                interaction.request().path(),
                interaction.response().status(),
                headers,
                bytes(interaction.response().body()));
    }

    private static byte[] bytes(JsonNode body) {
        if (body.isMissingNode()) {
            return new byte[0];
        }
        return body.isBinary() ? body.binaryValue() : Json.write(body);
    }

    /** Adds the interactions that their requests depend on, and a success and an error that identify the API. */
    Set<Interaction> driven(List<Interaction> contract) {
        Set<Interaction> driven = new LinkedHashSet<>(interactions);
        interactions.forEach(interaction ->
                interaction.request().link().ifPresent(link -> driven.add(named(contract, link.source()))));
        driven.add(contract.get(0));
        driven.add(named(contract, "no-key"));
        return driven;
    }

    private static Interaction named(List<Interaction> contract, String name) {
        return contract.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static byte[] html() {
        return "<html><body>Welcome</body></html>".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
