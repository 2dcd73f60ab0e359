package dev.mockssp.mcp.text;

import dev.mockssp.config.value.Revision;
import dev.mockssp.config.value.Revision.FrequencyUnit;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Why an exchange has its response, and what to do about it, in the words of the revision of its key. */
public final class ReasonSentences {

    /** The checks whose reason is in words of the mock server alone. Those of the others may quote the request. */
    private static final List<String> WITH_OWN_WORDS = List.of("key", "rate", "origin", "pacing", "auction", "token");

    private static final String WHOLE_CONVERSATION =
            " A turn is a message of the user, unless turn_number says otherwise, so always send the whole conversation under"
                    + " the same chatId.";

    private final Exchange exchange;
    private final Revision revision;

    public ReasonSentences(Exchange exchange, Revision revision) {
        this.exchange = exchange;
        this.revision = revision;
    }

    public List<String> all() {
        List<String> sentences = new ArrayList<>();
        sentences.add(result());
        sentences.addAll(
                switch (exchange.decidedBy()) {
                    case "route" -> List.of("Check path and method with how_to_call.");
                    case "key" ->
                        List.of("Send the key in the header of the endpoint: thrad-api-key for bid-request,"
                                + " thrads-api-key for get-ad. A key that begins with staging or production is"
                                + " accepted, and any key of --key.");
                    case "rate" ->
                        List.of("Continue without an ad, and send the next request of this key after"
                                + " X-RateLimit-Reset. Do not retry at once: requests before then fail too.");
                    case "origin" ->
                        List.of("Register the origin of the page with --allowed-origin, or send requests from the"
                                + " server of the publisher, without Origin.");
                    case "body" ->
                        List.of("The response body names each wrong field" + (isBidOfRequests() ? " or header" : "")
                                + ". The same request fails again, so do not retry it; how_to_call lists the fields"
                                + (isBidOfRequests() ? " and headers." : "."));
                    case "scenario" -> scenario();
                    case "pacing" -> pacing();
                    case "auction" -> AuctionSentences.summary(exchange);
                    case "token" -> token();
                    default -> List.of();
                });
        if (exchange.delayMillis() > 0) {
            sentences.add("The scenario delayed the response by " + exchange.delayMillis() + " ms.");
        }
        return sentences;
    }

    private String result() {
        String fault = exchange.response()
                .fault()
                .map(it -> ", with the fault " + it.label() + " on the connection")
                .orElse("");
        return switch (exchange.outcome().kind()) {
            case FILL -> "The response has an ad" + fault + ".";
            case NO_BID ->
                "The response has status 200 and no ad" + fault + reason(exchange)
                        + ". This is not an error; show no ad.";
            case FAULT -> "The client got no complete response" + fault + ".";
            case ERROR -> "The response has status " + exchange.response().status() + fault + reason(exchange) + ".";
            default -> "The response has status " + exchange.response().status() + fault + ".";
        };
    }

    /** The reason in a sentence, unless it may quote the request. */
    static String reason(Exchange exchange) {
        return WITH_OWN_WORDS.contains(exchange.decidedBy())
                ? ": " + exchange.outcome().reason()
                : "; quoted_reason of the exchange says why";
    }

    private List<String> scenario() {
        String selected = switch (exchange.scenario().by()) {
            case "header" -> "the header X-Mock-Scenario of the request";
            case "key" -> "the suffix of the API key";
            case "binding" -> "choose_scenario for this key";
            default -> "choose_scenario, or the start of the server";
        };
        return List.of("A step of the scenario made this response. It was selected by " + selected
                + ". With the scenario default, the usual rules decide.");
    }

    private boolean isGetAd() {
        return exchange.endpoint().equals(VendorEndpoint.GET_AD.label());
    }

    /** Whether it is a bid request in a revision that counts requests. */
    private boolean isBidOfRequests() {
        return exchange.endpoint().equals(VendorEndpoint.BID_REQUEST.label())
                && revision.frequencyUnit() == FrequencyUnit.REQUESTS;
    }

    private List<String> pacing() {
        String reason = exchange.outcome().reason();
        if (reason.contains("force")) {
            return List.of("The request has force false, and then get-ad never returns an ad. Leave force out.");
        }
        String rule = reason.contains("offset") ? offset() : frequency();
        return List.of(
                rule,
                isGetAd()
                        ? "Pacing is intended: it protects the user. To see ads on each request of a test, send force true,"
                                + " or lower the setting."
                        : "Pacing is intended: it protects the user. To see ads on each request, use a staging key, which is"
                                + " not paced, or lower the setting.");
    }

    private String offset() {
        return isGetAd()
                ? "The chat has not had more turns than conversationOffset. Each request with the same chatId is a turn."
                : "The chat has not reached the first turn that may have an ad, which ad_offset sets."
                        + WHOLE_CONVERSATION;
    }

    private String frequency() {
        if (isGetAd()) {
            return "Since the last ad of this chat, fewer turns than adFrequencyLimit have passed. Each request with the same"
                    + " chatId is a turn.";
        }
        return isBidOfRequests()
                ? "Since the request of this chat that had the last ad, fewer requests than max_frequency have been sent. Each"
                        + " request with the same chatId counts, also one without an ad. turns_from_last_ad replaces that"
                        + " count, so leave it out."
                : "Since the last ad of this chat, fewer turns than max_frequency have passed." + WHOLE_CONVERSATION;
    }

    private List<String> token() {
        if (exchange.outcome().kind() != Outcome.Kind.ERROR) {
            return List.of();
        }
        return switch (exchange.response().status()) {
            case 400 ->
                List.of(
                        exchange.request().path().endsWith("/view")
                                ? "Send the end user's own User-Agent with each request of a pixel."
                                : "Send the id of one of the options of the poll, as a text.");
            case 422 ->
                List.of("Send {\"option_id\": \"0\"} to vote_url exactly as it was issued: its query has the token.");
            default -> List.of("A URL of an ad is valid only as it was issued, and only until a reset.");
        };
    }
}
