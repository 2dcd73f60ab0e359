package dev.mockssp.journal.export;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.text.Utf8;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an exchange in the format of the admin API. */
public final class ExchangeJsonWriter {

    /** The encoding of a body that is not UTF-8, as in an HTTP Archive. */
    static final String BASE64 = "base64";

    private ExchangeJsonWriter() {}

    /**
     * @param exchange the exchange
     * @param events the clicks and views of its bids, oldest first
     * @return its JSON; a JSON body becomes a JSON value, any other body a string, which is Base64 if the
     *     body is not UTF-8
     */
    public static ObjectNode of(Exchange exchange, List<Exchange> events) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("number", exchange.number());
        json.put("id", exchange.id());
        json.put("at", exchange.at().toString());
        json.put("endpoint", exchange.endpoint());
        json.put("outcome", exchange.outcome().kind().label());
        json.put("reason", exchange.outcome().reason());
        json.put("decidedBy", exchange.decidedBy());
        json.put("billable", exchange.outcome().billable());
        json.put("impressions", exchange.outcome().impressions());
        exchange.experimentTag().ifPresent(tag -> json.put("experimentTag", tag));
        json.put("source", exchange.source().label());
        json.set("scenario", scenario(exchange));
        json.set("client", client(exchange.client()));
        json.put("millis", exchange.millis());
        json.put("delayMillis", exchange.delayMillis());
        json.set("request", request(exchange.request()));
        json.set("response", response(exchange.response()));
        exchange.outcome().bidIds().forEach(json.putArray("bidIds")::add);
        exchange.auction().ifPresent(auction -> json.set("auction", auction(auction)));
        ArrayNode findings = json.putArray("findings");
        exchange.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode tracked = json.putArray("events");
        events.forEach(event -> tracked.add(event(event)));
        return json;
    }

    private static ArrayNode auction(RecordedAuction auction) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (int i = 0; i < auction.bidders().size(); i++) {
            RecordedAuction.Bidder bidder = auction.bidders().get(i);
            RecordedAuction.Result result = auction.results().get(i);
            ObjectNode json = array.addObject()
                    .put("campaign", bidder.campaign())
                    .put("dsp", bidder.dsp())
                    .put("price", Json.dollars(bidder.priceCents()))
                    .put("score", result.score())
                    .put("verdict", result.status());
            result.bannedWord().ifPresent(word -> json.put("banned_word", word));
        }
        return array;
    }

    private static ObjectNode scenario(Exchange exchange) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", exchange.scenario().name())
                .put("by", exchange.scenario().by());
    }

    private static ObjectNode client(Exchange.Client client) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("key", client.key());
        json.put("keyId", client.keyId());
        json.put("environment", client.environment());
        client.userId().ifPresent(userId -> json.put("userId", userId));
        client.chatId().ifPresent(chatId -> json.put("chatId", chatId));
        client.country().ifPresent(country -> json.put("country", country));
        return json;
    }

    private static ObjectNode request(Exchange.RecordedRequest request) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("method", request.method());
        json.put("path", request.path());
        json.put("query", request.query());
        json.set("headers", headers(request.headers()));
        putBody(json, request.body());
        json.put("oversized", request.oversized());
        return json;
    }

    private static ObjectNode response(Exchange.RecordedResponse response) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("status", response.status());
        response.fault().map(Fault::label).ifPresent(fault -> json.put("fault", fault));
        json.set("headers", headers(response.headers()));
        json.put("contentType", response.contentType());
        putBody(json, response.body());
        return json;
    }

    private static ObjectNode finding(Finding finding) {
        return Json.MAPPER
                .createObjectNode()
                .put("rule", finding.rule())
                .put("severity", finding.severity().label())
                .put("pointer", finding.pointer())
                .put("seen", finding.seen())
                .put("why", finding.why())
                .put("source", finding.source());
    }

    private static ObjectNode event(Exchange event) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("event", event.outcome().kind().label());
        json.put("at", event.at().toString());
        event.outcome().bidIds().forEach(bidId -> json.put("bidId", bidId));
        return json;
    }

    private static ObjectNode headers(Headers headers) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        headers.forEach(
                (name, value) -> json.put(name, json.has(name) ? json.get(name).stringValue() + ", " + value : value));
        return json;
    }

    private static void putBody(ObjectNode json, byte[] body) {
        if (body.length == 0) {
            json.putNull("body");
            return;
        }
        try {
            json.set("body", Json.readBody(body));
        } catch (MalformedJsonException e) {
            putText(json, body);
        }
    }

    private static void putText(ObjectNode json, byte[] body) {
        Utf8.decode(body)
                .ifPresentOrElse(
                        text -> json.put("body", text),
                        () -> json.put("body", Base64.getEncoder().encodeToString(body))
                                .put("bodyEncoding", BASE64));
    }
}
