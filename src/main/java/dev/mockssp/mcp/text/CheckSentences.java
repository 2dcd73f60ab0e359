package dev.mockssp.mcp.text;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The checks of an exchange in their order, a sentence each: passed, decided, or not reached. */
public final class CheckSentences {

    private static final List<String> ORDER =
            List.of("route", "key", "rate", "origin", "source", "scenario", "body", "pacing", "auction");

    private CheckSentences() {}

    public static List<String> of(Exchange exchange, Revision revision) {
        String by = exchange.decidedBy();
        if (!ORDER.contains(by)) {
            return List.of(passed("route", exchange, revision), decided(by, exchange, revision));
        }
        boolean answers = List.of(Outcome.Kind.FILL, Outcome.Kind.NO_BID)
                .contains(exchange.outcome().kind());
        List<String> sentences = new ArrayList<>();
        for (String check : ORDER) {
            // A scenario step that fills or suppresses an ad runs after the body is validated.
            boolean earlier = ORDER.indexOf(check) < ORDER.indexOf(by)
                    || check.equals("body") && by.equals("scenario") && answers;
            if (check.equals(by)) {
                sentences.add(decided(check, exchange, revision));
            } else {
                sentences.add(
                        earlier
                                ? passed(check, exchange, revision)
                                : name(check, exchange, revision) + ": not reached.");
            }
        }
        return sentences;
    }

    private static String decided(String check, Exchange exchange, Revision revision) {
        return name(check, exchange, revision) + ": decided this response" + ReasonSentences.reason(exchange) + ".";
    }

    private static String passed(String check, Exchange exchange, Revision revision) {
        return name(check, exchange, revision) + ": passed" + note(check, exchange) + ".";
    }

    private static String note(String check, Exchange exchange) {
        return switch (check) {
            case "route" ->
                ", " + MessageText.line(exchange.request().method()) + " of the endpoint " + exchange.endpoint();
            case "key" ->
                ", the key " + exchange.client().key() + " is for "
                        + exchange.client().environment();
            case "rate" ->
                exchange.response()
                        .headers()
                        .first("X-RateLimit-Remaining")
                        .map(left -> ", the requests that the key has left in this second: " + left)
                        .orElse("");
            case "origin" ->
                exchange.request()
                        .headers()
                        .first("Origin")
                        .map(origin -> ", the origin is registered")
                        .orElse(", the request has no Origin");
            case "scenario" ->
                ", the scenario " + MessageText.line(exchange.scenario().name()) + " changed nothing";
            case "pacing" ->
                isBidRequest(exchange) && exchange.client().environment().equals("staging")
                        ? ", it does not apply to staging keys"
                        : "";
            default -> "";
        };
    }

    private static boolean isBidRequest(Exchange exchange) {
        return exchange.endpoint().equals(VendorEndpoint.BID_REQUEST.label());
    }

    private static String name(String check, Exchange exchange, Revision revision) {
        return switch (check) {
            case "route" -> "Path and method";
            case "key" -> "API key";
            case "rate" -> "Rate limit";
            case "body" ->
                isBidRequest(exchange) && revision.countryNeedsDevice()
                        ? "Headers about the user, media type and body"
                        : "Media type and body";
            case "token" -> "Token in the URL";
            case "upstream" -> "Real service";
            case "failure" -> "Internal error";
            default -> Character.toUpperCase(check.charAt(0)) + check.substring(1);
        };
    }
}
