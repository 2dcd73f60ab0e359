package dev.mockssp;

import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.PixelRule;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mutants of JSON bodies: each field that a response of the contract has is dropped, renamed, set to null and to a
 * value of another type, emptied, and set to values out of its range. A change that the contract allows makes no
 * mutant, such as an empty description.
 */
final class BodyMutants {

    private static final Map<String, List<Object>> OUT_OF_RANGE = Map.ofEntries(
            Map.entry("requestId", List.of("42")),
            Map.entry("timestamp", List.of("2025-11-24 21:51:52")),
            Map.entry("totalTime", List.of(-1)),
            Map.entry("status", List.of("ok")),
            Map.entry("type", List.of("ValueError")),
            Map.entry("code", List.of(499)),
            Map.entry("ad_format", List.of("banner")),
            Map.entry("price", List.of(0, -5.5, 5.555)),
            Map.entry("bidId", List.of("42")),
            Map.entry("url", List.of("ftp://ads.example/1", "/click")),
            Map.entry("image_url", List.of("ftp://ads.example/1", "/image.png")),
            Map.entry("logo_url", List.of("ftp://ads.example/1", "/logo.png")),
            Map.entry("view_url", List.of("ftp://ads.example/1", "/view")),
            Map.entry("img_url", List.of("ftp://ads.example/1", "/image.png")),
            Map.entry("prod_url", List.of("ftp://ads.example/1", "/click")),
            Map.entry("vote_url", List.of("ftp://ads.example/1", "/vote")),
            Map.entry("results_url", List.of("ftp://ads.example/1", "/results")),
            Map.entry("cta_url", List.of("ftp://ads.example/1", "/click")),
            Map.entry("placement", List.of("video")),
            Map.entry("total_votes", List.of(-1, 1.5)),
            Map.entry("votes", List.of(-1, 1.5)),
            Map.entry("percentage", List.of(-1)),
            Map.entry("docsUrl", List.of("ftp://ads.example/1", "/docs")));

    private final SchemaLibrary schemas;
    private final List<Interaction> contract;

    BodyMutants(SchemaLibrary schemas, List<Interaction> contract) {
        this.schemas = schemas;
        this.contract = contract;
    }

    /** @param kind 200, or "error" for every other status */
    List<FieldMutant> of(String kind) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        contract.stream()
                .filter(interaction -> isOf(kind, FieldMutant.response(interaction)))
                .forEach(interaction -> collect("", interaction.response().body(), fields));
        List<FieldMutant> mutants = new ArrayList<>();
        fields.forEach((place, value) -> mutants.addAll(of(kind, place, value)));
        return mutants;
    }

    static boolean isOf(String kind, Mutant.Answer response) {
        return response.isJson() && response.status() == 200 == kind.equals("200");
    }

    /** Locations are JSON pointers with an asterisk for each item of a list. A value that is not null replaces null. */
    private static void collect(String place, JsonNode value, Map<String, JsonNode> fields) {
        value.forEachEntry((name, field) -> {
            String at = place + "/" + name;
            if (fields.getOrDefault(at, Json.MAPPER.nullNode()).isNull()) {
                fields.put(at, field);
            }
            collect(at, field, fields);
        });
        if (value.isArray()) {
            value.forEach(item -> collect(place + "/*", item, fields));
        }
    }

    private List<FieldMutant> of(String kind, String place, JsonNode value) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        Map<String, BiConsumer<ObjectNode, String>> edits = new LinkedHashMap<>();
        edits.put("dropped", ObjectNode::remove);
        edits.put("renamed", (parent, field) -> parent.set(field + "_2", parent.remove(field)));
        edits.put("null", ObjectNode::putNull);
        edits.put("another type", (parent, field) -> parent.set(field, otherType(value)));
        empty(value).ifPresent(empty -> edits.put("empty", (parent, field) -> parent.set(field, empty)));
        OUT_OF_RANGE
                .getOrDefault(name, List.of())
                .forEach(bad ->
                        edits.put("is " + bad, (parent, field) -> parent.set(field, Json.MAPPER.valueToTree(bad))));

        List<FieldMutant> mutants = new ArrayList<>();
        if (place.equals("/data/bid/url")) {
            edits.put(
                    "without the pixel of the exchange",
                    (parent, field) ->
                            parent.put(field, value.stringValue().replace("&" + PixelRule.EXCHANGE + "=", "&other=")));
        }
        edits.forEach((what, edit) -> {
            Mutation mutation = Mutation.at(place, edit).when(response -> isOf(kind, response));
            List<Interaction> broken = contract.stream()
                    .filter(interaction -> breaks(interaction, mutation))
                    .toList();
            if (!broken.isEmpty()) {
                mutants.add(new FieldMutant(kind + " " + place + ": " + what, mutation, broken));
            }
        });
        return mutants;
    }

    private static JsonNode otherType(JsonNode value) {
        Object other =
                value.isString() ? 7 : value.isNumber() ? value.toString() : value.isObject() ? "text" : Map.of();
        return Json.MAPPER.valueToTree(other);
    }

    private static Optional<JsonNode> empty(JsonNode value) {
        Object empty = value.isString() ? "" : value.isArray() ? List.of() : value.isObject() ? Map.of() : null;
        return Optional.ofNullable(empty).map(Json.MAPPER::valueToTree);
    }

    /** Checks a change against the schema and against the rules of the contract beyond it. */
    private boolean breaks(Interaction interaction, Mutation mutation) {
        Mutant.Answer honest = FieldMutant.response(interaction);
        Mutant.Answer changed = mutation.apply(honest);
        if (changed == honest || honest.json().equals(changed.json())) {
            return false;
        }
        JsonNode body = changed.json();
        boolean price = body.at("/data/bid/price")
                .decimalValueOpt()
                .filter(p -> p.scale() > 2)
                .isPresent();
        boolean code =
                body.at("/error/code").isNumber() && body.at("/error/code").intValue() != honest.status();
        boolean creative = interaction.guarantee().creative()
                && !shape(honest.json().at("/data/bid")).equals(shape(body.at("/data/bid")));
        boolean emptied =
                body.path("data").isEmpty() && !honest.json().path("data").isEmpty();
        Interaction.Guarantee guarantee = interaction.guarantee();
        boolean kind = guarantee.kinds().stream()
                .anyMatch(name -> !honest.json().at("/data/bid/" + name).equals(body.at("/data/bid/" + name)));
        String click = body.at("/data/bid/url").asString("");
        boolean pixel = guarantee.pixels().stream().anyMatch(name -> !PixelRule.isIn(click, name));
        return price
                || code
                || kind
                || pixel
                || creative
                || emptied
                || !schemas.check(interaction.response().schema().orElseThrow(), body)
                        .isEmpty();
    }

    private static Map<String, Boolean> shape(JsonNode bid) {
        Map<String, Boolean> shape = new LinkedHashMap<>();
        bid.forEachEntry((name, value) -> shape.put(name, value.isNull()));
        return shape;
    }
}
