package dev.mockssp.lint.facts;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Facts about an exchange and its request, valid or not, apart from the exchange's number. Facts that several rules
 * need are computed once, outside the lock of the history.
 */
public final class ExchangeFacts {

    private static final String COUNTRY = "X-User-Country";

    /** The headers that decide whether a request is rejected. */
    private static final List<String> DECISIVE_HEADERS = List.of(
            "thrad-api-key",
            "thrads-api-key",
            "Origin",
            "Content-Type",
            "Content-Encoding",
            "X-Mock-Scenario",
            COUNTRY,
            "X-User-Device",
            "X-User-Timezone");

    private final Exchange exchange;
    private final Revision revision;
    private final boolean isBidRequest;
    private final boolean isGetAd;
    private final JsonNode body;
    private final ConversationFacts conversation;
    private final boolean isDocumented;
    private final boolean isForced;
    private final boolean isInChat;
    private final Optional<String> country;
    private final long owner;
    private final long user;
    private final long chat;
    private final Optional<AdPixels> pixels;

    private ExchangeFacts(Exchange exchange, JsonNode body, Revision revision) {
        boolean post = exchange.request().method().equals("POST");
        boolean bid = exchange.endpoint().equals("bid-request");
        this.exchange = exchange;
        this.revision = revision;
        this.isBidRequest = bid && post;
        this.isGetAd = post && exchange.endpoint().equals("get-ad");
        this.body = body;
        this.conversation = bid ? ConversationFacts.of(body) : ConversationFacts.NONE;
        this.isDocumented = isBidRequest
                && conversation.isDocumented()
                && DocumentedFields.of(revision).isDocumentedBidRequest(body);
        this.isForced = isAdRequest() && body.path("force").booleanValue(false);
        this.isInChat = isChat() && isIdentified();
        this.country = header(COUNTRY);
        this.owner = Fingerprint.of(keyId());
        this.user = fingerprint(exchange.client().userId());
        this.chat = fingerprint(exchange.client().chatId());
        this.pixels = revision == Revision.R2026 ? AdPixels.in(exchange) : Optional.empty();
    }

    /**
     * @param exchange the exchange, with or without its number
     * @param body the request's body; empty when it is not JSON
     * @param revision the revision of the vendor API that the client gets
     */
    public static ExchangeFacts of(Exchange exchange, Optional<JsonNode> body, Revision revision) {
        return new ExchangeFacts(exchange, body.orElse(MissingNode.getInstance()), revision);
    }

    /** Long ids differ anywhere, and a fingerprint reads only the beginning and the end. */
    private static long fingerprint(Optional<String> id) {
        return Fingerprint.of(ShortId.of(id.orElse("")).text());
    }

    /** @return the exchange; it may not have a number yet */
    public Exchange exchange() {
        return exchange;
    }

    /** @return the revision of the vendor API that the client gets */
    public Revision revision() {
        return revision;
    }

    /** @return whether this is a bid request, but not a preflight */
    public boolean isBidRequest() {
        return isBidRequest;
    }

    /** @return whether this is a request to the legacy endpoint, but not a preflight */
    public boolean isGetAd() {
        return isGetAd;
    }

    public boolean isAdRequest() {
        return isBidRequest || isGetAd;
    }

    /** @return the request's body; a missing node when it is not JSON */
    public JsonNode body() {
        return body;
    }

    /** @return the facts about the messages of a bid request; no messages for other endpoints */
    public ConversationFacts conversation() {
        return conversation;
    }

    /** @return whether this is a bid request with documented fields only, as nearly all are */
    public boolean isDocumented() {
        return isDocumented;
    }

    public boolean isForced() {
        return isForced;
    }

    /** @return whether the request itself was rejected: 400, 401, 403 or 422 */
    public boolean isRejected() {
        int status = exchange.response().status();
        return isAdRequest() && (status == 400 || status == 401 || status == 403 || status == 422);
    }

    /**
     * @return the fingerprint of everything that decides the response; it includes the scenario, because tests change
     *     it
     */
    public long requestFingerprint() {
        long print = Fingerprint.of(exchange.request().body());
        print = Fingerprint.mix(print, Fingerprint.of(exchange.endpoint()));
        print = Fingerprint.mix(print, Fingerprint.of(exchange.client().keyId()));
        print = Fingerprint.mix(print, Fingerprint.of(exchange.scenario().name()));
        for (String name : DECISIVE_HEADERS) {
            print = Fingerprint.mix(print, Fingerprint.of(header(name).orElse("")));
        }
        return print;
    }

    /** @return whether the exchange is a bid whose impression counts only when its view URL is opened */
    public static boolean awaitsView(Exchange exchange) {
        Outcome outcome = exchange.outcome();
        return exchange.endpoint().equals("bid-request")
                && outcome.kind() == Outcome.Kind.FILL
                && outcome.impressions() == 0;
    }

    /** @return the view pixels of the ad in the response; empty in revision 2025-11 */
    public Optional<AdPixels> pixels() {
        return pixels;
    }

    /** @return the fingerprint of the token in a request of a view pixel */
    public OptionalLong pingedToken() {
        Optional<String> token = AdPixels.pinged(exchange);
        return token.isPresent() ? OptionalLong.of(Fingerprint.of(token.get())) : OptionalLong.empty();
    }

    /** @return the fingerprint of the token of a vote that was counted, or was not the first */
    public OptionalLong votedToken() {
        int status = exchange.response().status();
        boolean voted = exchange.endpoint().equals("poll-vote")
                && exchange.request().method().equals("POST")
                && (status == 200 || status == 409);
        Optional<String> token = voted ? AdPixels.tokenOf(exchange.request().query()) : Optional.empty();
        return token.isPresent() ? OptionalLong.of(Fingerprint.of(token.get())) : OptionalLong.empty();
    }

    /** @return the campaign whose landing page was opened */
    public Optional<String> landingCampaign() {
        if (!exchange.endpoint().equals("landing") || exchange.response().status() != 200) {
            return Optional.empty();
        }
        String path = exchange.request().path();
        return Optional.of(path.substring(path.lastIndexOf('/') + 1));
    }

    /** @return whether the request is a view, of the exchange or of a DSP */
    public boolean isView() {
        return is(Outcome.Kind.VIEW) || is(Outcome.Kind.DSP_VIEW);
    }

    public boolean is(Outcome.Kind kind) {
        return exchange.outcome().kind() == kind;
    }

    /** @return whether the request belongs to a chat and its body was not rejected */
    public boolean isInChat() {
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
                && exchange.client().chatId().isPresent()
                && exchange.client().userId().isPresent()
                && !exchange.decidedBy().equals("body");
    }

    public String keyId() {
        return exchange.client().keyId();
    }

    /** @return the fingerprint of the key's identifier */
    public long owner() {
        return owner;
    }

    /** @return the fingerprint of the user's id */
    public long user() {
        return user;
    }

    /** @return the fingerprint of the chat's id */
    public long chat() {
        return chat;
    }

    /** @return the header X-User-Country; empty when it is missing or blank */
    public Optional<String> country() {
        return country;
    }

    /** @return a header of the request; empty when it is missing or blank */
    public Optional<String> header(String name) {
        Optional<String> value = exchange.request().headers().first(name);
        return value.isPresent() && value.get().isBlank() ? Optional.empty() : value.map(String::strip);
    }

    /** @return whether the request has a header that is not blank */
    public boolean hasHeader(String name) {
        Optional<String> value = exchange.request().headers().first(name);
        return value.isPresent() && !value.get().isBlank();
    }

    public Instant at() {
        return exchange.at();
    }

    /** @return when the response was sent, by the mock server's clock */
    public Instant respondedAt() {
        return respondedAt(exchange);
    }

    /** @return when the response to an exchange was sent */
    public static Instant respondedAt(Exchange exchange) {
        return exchange.at()
                .plusNanos(Math.round(exchange.millis() * 1_000_000))
                .plus(Duration.ofMillis(exchange.delayMillis()));
    }
}
