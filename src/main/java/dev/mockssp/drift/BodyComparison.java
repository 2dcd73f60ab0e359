package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.PixelRule;
import dev.mockssp.contract.PriceRule;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks the parts of the contract that the schemas do not check, such as formats, which are annotations there. */
final class BodyComparison {

    private static final Set<String> LINKS = Set.of(
            "url", "image_url", "logo_url", "view_url", "prod_url", "img_url", "vote_url", "results_url", "cta_url");

    private BodyComparison() {}

    /** @return a drift when the response has a different kind of outcome, such as no bid instead of a message */
    static Optional<Drift> outcome(JsonNode example, JsonNode actual) {
        String expected = outcome(example);
        String found = outcome(actual);
        return expected.equals(found) ? Optional.empty() : Optional.of(new Drift("/data", expected, found));
    }

    private static String outcome(JsonNode data) {
        if (data.path("bid").isObject()) {
            return "a bid";
        }
        if (!data.path("bids").isEmpty()) {
            return "a list of bids";
        }
        if (data.has("total_votes")) {
            return "votes";
        }
        return data.has("bid") ? "no bid" : data.isEmpty() ? "no ad" : "an ad";
    }

    static void beyondSchema(JsonNode body, int status, List<Drift> drifts) {
        JsonNode timestamp = body.path("timestamp");
        if (timestamp.isString() && !isInstant(timestamp.stringValue()) && isNew(drifts, "/timestamp")) {
            drifts.add(
                    new Drift("/timestamp", "an ISO 8601 date and time with an offset", DriftMessages.of(timestamp)));
        }
        JsonNode code = body.at("/error/code");
        if (code.isIntegralNumber() && code.asInt(0) != status) {
            drifts.add(new Drift("/error/code", Integer.toString(status), DriftMessages.of(code)));
        }
        values("/data", body.path("data"), drifts);
    }

    private static boolean isNew(List<Drift> drifts, String field) {
        return drifts.stream().noneMatch(drift -> drift.field().equals(field));
    }

    private static boolean isInstant(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void values(String at, JsonNode value, List<Drift> drifts) {
        value.forEachEntry((name, field) -> {
            String place = at + "/" + name;
            if (LINKS.contains(name) && field.isString() && !isLink(field.stringValue()) && isNew(drifts, place)) {
                drifts.add(new Drift(place, "an absolute http or https URL", DriftMessages.of(field)));
            }
            if (PriceRule.appliesTo(name) && field.isNumber() && !isPrice(field) && isNew(drifts, place)) {
                drifts.add(new Drift(place, "a price above 0 with at most two decimals", DriftMessages.of(field)));
            }
            values(at + "/" + name, field, drifts);
        });
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                values(at + "/" + i, value.get(i), drifts);
            }
        }
    }

    private static boolean isPrice(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString().matches(PriceRule.PATTERN);
    }

    private static boolean isLink(String text) {
        try {
            URI link = URI.create(text);
            return link.getHost() != null && ("http".equals(link.getScheme()) || "https".equals(link.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The members that tell the kind of the bid have the values of the example, and its click URL has the pixels. */
    static void sameKind(Interaction.Guarantee guarantee, JsonNode example, JsonNode actual, List<Drift> drifts) {
        JsonNode bid = actual.path("bid");
        guarantee.kinds().stream()
                .filter(name -> !bid.path(name).equals(example.path("bid").path(name)))
                .filter(name -> isNew(drifts, "/data/bid/" + name))
                .forEach(name -> drifts.add(new Drift(
                        "/data/bid/" + name,
                        DriftMessages.of(example.path("bid").path(name)),
                        DriftMessages.of(bid.path(name)))));
        String url = bid.path("url").asString("");
        guarantee.pixels().stream()
                .filter(name -> !PixelRule.isIn(url, name))
                .filter(name -> isNew(drifts, "/data/bid/url"))
                .forEach(name -> drifts.add(new Drift(
                        "/data/bid/url",
                        "a query parameter " + name + " with an absolute URL, percent-encoded",
                        DriftMessages.of(bid.path("url")))));
    }

    /**
     * The state determines the ad: optional fields of the example must be present, and null exactly where the example
     * has null.
     */
    static void sameCreative(JsonNode example, JsonNode actual, List<Drift> drifts) {
        JsonNode bid = actual.path("bid");
        example.path("bid").forEachEntry((name, value) -> {
            String at = "/data/bid/" + name;
            if (isNew(drifts, at) && bid.path(name).isNull() != value.isNull()) {
                drifts.add(new Drift(
                        at, value.isNull() ? "null" : "a value that is not null", DriftMessages.of(bid.path(name))));
            } else if (isNew(drifts, at) && bid.isObject() && !bid.has(name)) {
                drifts.add(new Drift(at, "a value", "nothing"));
            }
        });
        bid.propertyNames().stream()
                .filter(name -> !example.path("bid").has(name))
                .filter(name -> isNew(drifts, "/data/bid/" + name))
                .forEach(name ->
                        drifts.add(new Drift("/data/bid/" + name, "nothing", DriftMessages.of(bid.path(name)))));
    }
}
