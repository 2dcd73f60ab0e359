package dev.mockssp.engine.admin.event;

import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What was said in an exchange: the user's message, and the ad. */
final class ConversationText {

    private ConversationText() {}

    /** @return the user's latest message; empty if the request has none */
    static Optional<String> latestUserMessage(Exchange exchange) {
        if (!isConversation(exchange)) {
            return Optional.empty();
        }
        JsonNode body = json(exchange.request().body());
        JsonNode messages = body.path("messages");
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonNode message = messages.path(i);
            if (message.path("role").asString("").equals("user")) {
                return message.path("content").stringValueOpt();
            }
        }
        return body.path("content").path("user").stringValueOpt();
    }

    /** @return the headline of the ad, the first prompt, or the name of the product; empty if there is no ad */
    static Optional<String> headline(Exchange exchange) {
        if (exchange.outcome().kind() != Outcome.Kind.FILL) {
            return Optional.empty();
        }
        JsonNode data = json(exchange.response().body()).path("data");
        return data.path("bid")
                .path("headline")
                .stringValueOpt()
                .or(() -> data.path("bids").path(0).path("sponsored_prompt").stringValueOpt())
                .or(() -> data.path("prod_name").stringValueOpt());
    }

    private static boolean isConversation(Exchange exchange) {
        return exchange.request().method().equals("POST")
                && Arrays.stream(VendorEndpoint.values())
                        .anyMatch(endpoint -> endpoint.label().equals(exchange.endpoint()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : Json.read(body);
        } catch (MalformedJsonException e) {
            return MissingNode.getInstance();
        }
    }
}
