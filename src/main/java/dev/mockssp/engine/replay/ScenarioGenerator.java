package dev.mockssp.engine.replay;

import dev.mockssp.core.Fault;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonStrings;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.scenario.RevisionCheck;
import dev.mockssp.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts recorded exchanges to scenario steps with the same outcomes. A step does not identify the client. */
public final class ScenarioGenerator {

    private static final int MAX_STEPS = 100;
    private static final List<String> ENDPOINTS = List.of("bid-request", "get-ad");

    private ScenarioGenerator() {}

    /**
     * @param exchange the recorded exchange
     * @return a scenario step for its endpoint; empty when no step can replay it
     */
    public static Optional<ObjectNode> step(Exchange exchange) {
        if (!ENDPOINTS.contains(exchange.endpoint())) {
            return Optional.empty();
        }
        JsonNode response = ParsedBody.parse(exchange.response().body()).json().orElseGet(Json.MAPPER::nullNode);
        Anonymizer anonymizer = Anonymizer.of(exchange, response);
        Outcome.Kind kind = exchange.outcome().kind();
        if (kind == Outcome.Kind.FILL) {
            return Optional.of(step(exchange, "fill", RecordedAd.fill(response.path("data"), anonymizer)));
        }
        if (kind == Outcome.Kind.NO_BID) {
            String message = anonymizer.first(List.of(response.path("message")), "No bids");
            return Optional.of(step(exchange, "no_bid", object().put("message", message)));
        }
        if (kind == Outcome.Kind.FAULT) {
            Fault fault = exchange.response().fault().orElse(Fault.MALFORMED_JSON);
            return Optional.of(step(exchange, "break", object().put("fault", fault.label())));
        }
        int status = exchange.response().status();
        return kind == Outcome.Kind.ERROR && status >= 400 && status <= 599
                ? Optional.of(step(exchange, "fail", fail(exchange, response, anonymizer)))
                : Optional.empty();
    }

    private static ObjectNode step(Exchange exchange, String behaviour, ObjectNode how) {
        ObjectNode step = object();
        step.putObject("when").put("endpoint", exchange.endpoint());
        return step.set(behaviour, how);
    }

    private static ObjectNode fail(Exchange exchange, JsonNode response, Anonymizer anonymizer) {
        ObjectNode fail = object().put("status", exchange.response().status());
        exchange.response()
                .headers()
                .first("Retry-After")
                .filter(value -> value.matches("[\\t\\x20-\\x7e]{1,40}"))
                .ifPresent(value -> fail.putObject("headers").put("Retry-After", value));
        if (response.isNull()) {
            String text = new String(exchange.response().body(), StandardCharsets.UTF_8);
            return fail.put("body", anonymizer.text(text));
        }
        if (violatesSchema(exchange)) {
            return fail.set("body", anonymizer.json(response));
        }
        fail.put("message", anonymizer.first(List.of(response.path("message")), "Error"));
        JsonNode error = response.path("error");
        if (error.has("details") || error.has("detail")) {
            fail.set("error", anonymizer.json(error));
        }
        return fail;
    }

    /** The mock server's envelopes cannot express a response that violates the schemas. */
    private static boolean violatesSchema(Exchange exchange) {
        return exchange.findings().stream()
                .anyMatch(finding -> finding.rule().equals(RuleCatalogue.SCHEMA_RESPONSE.id()));
    }

    /**
     * Creates a scenario with one step for each distinct outcome, in the order of first occurrence. Each endpoint plays
     * its outcomes once, then repeats the last one.
     *
     * @param exchanges a run, oldest first
     * @return a scenario file; empty when no step can be made
     */
    public static Optional<ObjectNode> scenario(List<Exchange> exchanges) {
        Map<JsonNode, ObjectNode> distinct = new LinkedHashMap<>();
        exchanges.stream().flatMap(exchange -> step(exchange).stream()).forEach(step -> {
            if (distinct.size() < MAX_STEPS) {
                distinct.putIfAbsent(withoutPrice(step), step);
            }
        });
        return distinct.isEmpty() ? Optional.empty() : Optional.of(scenario(distinct));
    }

    private static ObjectNode scenario(Map<JsonNode, ObjectNode> distinct) {
        List<ObjectNode> steps = new ArrayList<>();
        for (ObjectNode step : distinct.values()) {
            String id = RecordedAd.ID + "-" + (steps.size() + 1);
            steps.add(JsonStrings.map(step, text -> named(text, id)).asObject());
        }
        Map<String, ObjectNode> last = steps.stream()
                .collect(Collectors.toMap(ScenarioGenerator::endpoint, Function.identity(), (one, other) -> other));
        steps.stream()
                .filter(step -> !last.containsValue(step))
                .forEach(step -> step.path("when").asObject().put("first", 1));
        String count = MessageText.count(steps.size(), "outcome");
        ObjectNode file = object().put("description", "Recorded: " + count + ", in the order in which they came.");
        ArrayNode list = Json.MAPPER.createArrayNode();
        steps.forEach(list::add);
        RevisionCheck.only(Scenario.of(RecordedAd.ID, object().set("steps", list)))
                .ifPresent(revision -> file.put("revision", revision.label()));
        return file.set("steps", list);
    }

    private static String endpoint(ObjectNode step) {
        return step.at("/when/endpoint").asString("");
    }

    private static String named(String text, String id) {
        return text.equals(RecordedAd.ID)
                ? id
                : text.replaceFirst("^/(media|landing)/" + RecordedAd.ID + "(?=/|$)", "/$1/" + id);
    }

    /** The same ad at a different price counts as the same outcome. */
    private static JsonNode withoutPrice(ObjectNode step) {
        ObjectNode copy = step.deepCopy();
        if (copy.at("/fill/ad") instanceof ObjectNode ad) {
            ad.remove("price");
        }
        return copy;
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
