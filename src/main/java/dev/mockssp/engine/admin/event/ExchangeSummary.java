package dev.mockssp.engine.admin.event;

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
     * @param key the readable name of its API key, empty if it is only shown masked
     * @return the event
     */
    public static EventBus.Event event(Exchange exchange, Optional<String> key) {
        return new EventBus.Event("exchange", of(exchange, key).toString(), Optional.of(exchange.number()));
    }

    /**
     * @param exchange the exchange
     * @param key the readable name of its API key, empty if it is only shown masked
     * @return the row; long texts are shortened, because many rows may be queued
     */
    public static ObjectNode of(Exchange exchange, Optional<String> key) {
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
                .put("source", exchange.source().label())
                .put("scenario", truncated(exchange.scenario().name()))
                .put("ms", exchange.millis() + exchange.delayMillis());
        put(json, "experimentTag", exchange.experimentTag());
        put(json, "message", ConversationText.latestUserMessage(exchange));
        put(json, "headline", ConversationText.headline(exchange));
        json.set("client", client(exchange.client(), key));
        json.set("findings", findings(exchange));
        return json;
    }

    private static ObjectNode client(Exchange.Client client, Optional<String> key) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("key", truncated(client.key()))
                .put("keyId", client.keyId());
        put(json, "name", key);
        put(json, "userId", client.userId());
        put(json, "chatId", client.chatId());
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<String> text) {
        text.ifPresent(value -> json.put(name, truncated(value)));
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
