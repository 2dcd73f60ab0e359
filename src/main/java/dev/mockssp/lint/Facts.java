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
 * @param number the exchange's number, 0 until it has one; that of {@code exchange} is not looked at
 * @param isBidRequest whether this is a bid request, and no preflight of one
 * @param isGetAd whether this is a request of the legacy endpoint, and no preflight of one
 * @param body the request's body, a missing node when it is no JSON
 * @param conversation the messages of a bid request, none elsewhere
 * @param user the fingerprint of the user's id
 * @param country the header X-User-Country, empty when it says nothing
 */
record Facts(
        Exchange exchange,
        long number,
        boolean isBidRequest,
        boolean isGetAd,
        JsonNode body,
        Conversation conversation,
        long user,
        Optional<String> country) {

    static Facts of(Exchange exchange, Optional<JsonNode> body) {
        JsonNode json = body.orElse(MissingNode.getInstance());
        boolean post = exchange.request().method().equals("POST");
        boolean bid = exchange.endpoint().equals("bid-request");
        return new Facts(
                exchange,
                exchange.number(),
                bid && post,
                post && exchange.endpoint().equals("get-ad"),
                json,
                bid ? Conversation.of(json) : Conversation.NONE,
                Fingerprint.of(exchange.caller().userId().orElse("")),
                header(exchange, "X-User-Country"));
    }

    /** @return what the same request says when its exchange has this number */
    Facts numbered(long counted) {
        return new Facts(exchange, counted, isBidRequest, isGetAd, body, conversation, user, country);
    }

    boolean isCall() {
        return isBidRequest || isGetAd;
    }

    boolean is(Outcome.Kind kind) {
        return exchange.outcome().kind() == kind;
    }

    /** @return whether it belongs to a chat of a key and its body was not refused as invalid */
    boolean isInChat() {
        boolean chat = isBidRequest ? !isOpener() && conversation.messages() > 0 : isGetAd;
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
        return header(exchange, name);
    }

    private static Optional<String> header(Exchange exchange, String name) {
        Optional<String> value = exchange.request().headers().first(name);
        return value.isPresent() && value.get().isBlank() ? Optional.empty() : value.map(String::strip);
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
