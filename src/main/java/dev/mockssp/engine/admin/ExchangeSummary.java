package dev.mockssp.engine.admin;

import dev.mockssp.core.Fault;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.json.Json;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The data of an {@code exchange} event: a row of a list, without bodies and headers. */
public final class ExchangeSummary {

    private static final int MAX_CHARACTERS = 240;

    private ExchangeSummary() {}

    /**
     * @param exchange the exchange
     * @return the event; long texts are shortened, because many events may be queued
     */
    public static EventBus.Event of(Exchange exchange) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("number", exchange.number())
                .put("id", exchange.id())
                .put("at", exchange.at().toString())
                .put("endpoint", exchange.endpoint())
                .put("method", truncated(exchange.request().method()))
                .put("path", truncated(exchange.request().path()))
                .put("status", exchange.response().status());
        exchange.response().fault().map(Fault::label).ifPresent(fault -> json.put("fault", fault));
        json.put("outcome", exchange.outcome().kind().label())
                .put("reason", truncated(exchange.outcome().reason()))
                .put("scenario", truncated(exchange.scenario().name()))
                .put("ms", exchange.millis() + exchange.delayMillis());
        json.putObject("client")
                .put("key", truncated(exchange.client().key()))
                .put("keyId", exchange.client().keyId());
        json.set("findings", findings(exchange));
        return new EventBus.Event("exchange", json.toString(), Optional.of(exchange.number()));
    }

    private static ObjectNode findings(Exchange exchange) {
        ObjectNode counts = Json.MAPPER.createObjectNode();
        Arrays.stream(Finding.Severity.values())
                .forEach(severity -> counts.put(
                        severity.label(),
                        exchange.findings().stream()
                                .filter(finding -> finding.severity() == severity)
                                .count()));
        return counts;
    }

    private static String truncated(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS - 1) + "…";
    }
}
