package dev.mockssp.lint.facts;

import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.text.QueryString;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The tokens of the two view pixels of an ad, as its {@code url} has them in revision 2026.
 *
 * @param dsp the token of {@code view_url}; empty if the DSP has no pixel
 * @param exchange the token of {@code thrad_view_url}
 */
public record AdPixels(Optional<String> dsp, String exchange) {

    /** The parameter of {@code url} with the pixel of the DSP. */
    public static final String DSP = "view_url";

    /** The parameter of {@code url} with the pixel of the exchange. */
    public static final String EXCHANGE = "thrad_view_url";

    private static final String TOKEN = "token";

    /**
     * @param exchange any exchange
     * @return the pixels of the message or poll in its response; empty if it has none, as in revision 2025-11, or if their
     *     tokens are not stored, as those of the real service
     */
    public static Optional<AdPixels> in(Exchange exchange) {
        boolean simulatedAd = exchange.endpoint().equals("bid-request")
                && exchange.outcome().kind() == Outcome.Kind.FILL
                && exchange.outcome().impressions() == 0
                && !exchange.decidedBy().equals("upstream");
        return simulatedAd ? bid(exchange.response().body()).flatMap(AdPixels::of) : Optional.empty();
    }

    /**
     * @param ping any exchange
     * @return the token of a request of a pixel; empty for another request, and one that the server did not accept as a
     *     ping
     */
    public static Optional<String> pinged(Exchange ping) {
        boolean sent = ping.endpoint().equals("view")
                && ping.request().method().equals("GET")
                && ping.response().status() != 400;
        return sent ? tokenOf(ping.request().query()) : Optional.empty();
    }

    private static Optional<JsonNode> bid(byte[] response) {
        try {
            JsonNode bid = Json.readBody(response).path("data").path("bid");
            return bid.isObject() ? Optional.of(bid) : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** A poll without a landing page has no {@code url}; its {@code view_url} is the pixel of the exchange. */
    private static Optional<AdPixels> of(JsonNode bid) {
        Optional<String> url = bid.path("url").stringValueOpt();
        if (url.isEmpty()) {
            return bid.has("vote_url")
                    ? bid.path("view_url")
                            .stringValueOpt()
                            .flatMap(AdPixels::token)
                            .map(token -> new AdPixels(Optional.empty(), token))
                    : Optional.empty();
        }
        String query = url.get().substring(url.get().indexOf('?') + 1);
        Optional<String> dsp = pixel(query, DSP);
        return pixel(query, EXCHANGE).map(token -> new AdPixels(dsp, token));
    }

    private static Optional<String> pixel(String query, String name) {
        return QueryString.parameter(query, name).flatMap(QueryString::decoded).flatMap(AdPixels::token);
    }

    private static Optional<String> token(String url) {
        return url.contains(VendorPaths.VIEW + "?") ? tokenOf(url.substring(url.indexOf('?') + 1)) : Optional.empty();
    }

    /** @return the token in the query of a link, still percent-encoded; empty if there is none */
    static Optional<String> tokenOf(String query) {
        return QueryString.parameter(query, TOKEN).filter(token -> !token.isEmpty());
    }
}
