package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An exchange, its number aside, and what its request says, valid or not. What several rules ask for is worked out
 * once, and not while others wait for the memory.
 */
final class Facts {

    private static final String COUNTRY = "X-User-Country";

    private final Exchange exchange;
    private final boolean isBidRequest;
    private final boolean isGetAd;
    private final JsonNode body;
    private final Conversation conversation;
    private final boolean isDocumented;
    private final boolean isForced;
    private final boolean isInChat;
    private final Optional<String> country;
    private final long owner;
    private final long user;
    private final long chat;

    private Facts(Exchange exchange, JsonNode body) {
        boolean post = exchange.request().method().equals("POST");
        boolean bid = exchange.endpoint().equals("bid-request");
        this.exchange = exchange;
        this.isBidRequest = bid && post;
        this.isGetAd = post && exchange.endpoint().equals("get-ad");
        this.body = body;
        this.conversation = bid ? Conversation.of(body) : Conversation.NONE;
        this.isDocumented = isBidRequest && conversation.isDocumented() && KnownFields.areAllOfBidRequest(body);
        this.isForced = isCall() && body.path("force").booleanValue(false);
        this.isInChat = isChat() && isIdentified();
        this.country = header(COUNTRY);
        this.owner = Fingerprint.of(keyId());
        this.user = Fingerprint.of(exchange.caller().userId().orElse(""));
        this.chat = Fingerprint.of(exchange.caller().chatId().orElse(""));
    }

    static Facts of(Exchange exchange, Optional<JsonNode> body) {
        return new Facts(exchange, body.orElse(MissingNode.getInstance()));
    }

    /** @return the exchange, whose number is not to be looked at: it may have none yet */
    Exchange exchange() {
        return exchange;
    }

    /** @return whether this is a bid request, and no preflight of one */
    boolean isBidRequest() {
        return isBidRequest;
    }

    /** @return whether this is a request of the legacy endpoint, and no preflight of one */
    boolean isGetAd() {
        return isGetAd;
    }

    boolean isCall() {
        return isBidRequest || isGetAd;
    }

    /** @return the request's body, a missing node when it is no JSON */
    JsonNode body() {
        return body;
    }

    /** @return the messages of a bid request, none elsewhere */
    Conversation conversation() {
        return conversation;
    }

    /** @return whether this is a bid request all of whose fields are documented, as those of nearly all are */
    boolean isDocumented() {
        return isDocumented;
    }

    boolean isForced() {
        return isForced;
    }

    boolean is(Outcome.Kind kind) {
        return exchange.outcome().kind() == kind;
    }

    /** @return whether it belongs to a chat of a key and its body was not refused as invalid */
    boolean isInChat() {
        return isInChat;
    }

    private boolean isChat() {
        return isBidRequest
                ? conversation.messages() > 0
                        && !body.path("request_type").stringValue("").equals("opener")
                : isGetAd;
    }

    private boolean isIdentified() {
        return !keyId().isEmpty()
                && exchange.caller().chatId().isPresent()
                && exchange.caller().userId().isPresent()
                && !exchange.decidedBy().equals("body");
    }

    String keyId() {
        return exchange.caller().keyId();
    }

    /** @return the fingerprint of the key's identifier */
    long owner() {
        return owner;
    }

    /** @return the fingerprint of the user's id */
    long user() {
        return user;
    }

    /** @return the fingerprint of the chat's id */
    long chat() {
        return chat;
    }

    /** @return the header X-User-Country, empty when it says nothing */
    Optional<String> country() {
        return country;
    }

    /** @return a header of the request, empty when it says nothing */
    Optional<String> header(String name) {
        Optional<String> value = exchange.request().headers().first(name);
        return value.isPresent() && value.get().isBlank() ? Optional.empty() : value.map(String::strip);
    }

    /** @return whether a header of the request says something */
    boolean hasHeader(String name) {
        Optional<String> value = exchange.request().headers().first(name);
        return value.isPresent() && !value.get().isBlank();
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
