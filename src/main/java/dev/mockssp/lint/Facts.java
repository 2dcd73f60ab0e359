package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An exchange and what its request says, valid or not.
 *
 * @param body the request's body, a missing node when it is no JSON
 * @param conversation the messages of a bid request, none elsewhere
 */
record Facts(Exchange exchange, JsonNode body, Conversation conversation) {

    static Facts of(Exchange exchange, Optional<JsonNode> body) {
        JsonNode json = body.orElse(MissingNode.getInstance());
        boolean messages = exchange.endpoint().equals("bid-request");
        return new Facts(exchange, json, messages ? Conversation.of(json) : Conversation.NONE);
    }

    /** @return what the same request says when its exchange has a number */
    Facts of(Exchange numbered) {
        return new Facts(numbered, body, conversation);
    }

    /** @return whether this is a bid request, and no preflight of one */
    boolean isBidRequest() {
        return isPost("bid-request");
    }

    /** @return whether this is a request of the legacy endpoint, and no preflight of one */
    boolean isGetAd() {
        return isPost("get-ad");
    }

    boolean isCall() {
        return isBidRequest() || isGetAd();
    }

    private boolean isPost(String endpoint) {
        return exchange.endpoint().equals(endpoint)
                && exchange.request().method().equals("POST");
    }

    boolean is(Outcome.Kind kind) {
        return exchange.outcome().kind() == kind;
    }

    /** @return whether it belongs to a chat of a key and its body was not refused as invalid */
    boolean isInChat() {
        boolean chat = isBidRequest() ? !isOpener() && conversation.messages() > 0 : isGetAd();
        return chat
                && !keyId().isEmpty()
                && exchange.caller().chatId().isPresent()
                && exchange.caller().userId().isPresent()
                && !exchange.decidedBy().equals("body");
    }

    private boolean isOpener() {
        return body.path("request_type").stringValue("").equals("opener");
    }

    boolean isForced() {
        return isCall() && body.path("force").booleanValue(false);
    }

    String keyId() {
        return exchange.caller().keyId();
    }

    /** @return a header of the request, empty when it says nothing */
    Optional<String> header(String name) {
        return exchange.request().headers().first(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    Instant at() {
        return exchange.at();
    }

    /** @return when the answer left, by the double's clock */
    Instant answeredAt() {
        return exchange.at()
                .plusNanos(Math.round(exchange.millis() * 1_000_000))
                .plus(Duration.ofMillis(exchange.delayMillis()));
    }
}
