package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One variant of an experiment, by the figures that the vendor compares (contract.md 1.2, {@code experiment_tag}).
 *
 * @param tag the label, empty for requests without one
 * @param requests bid requests that were answered with a bid or none
 * @param impressions impressions recorded
 * @param clicks clicks recorded
 * @param earnedUnits what billable impressions earned, in units of 0.00001 dollars
 */
public record Variant(String tag, int requests, int impressions, int clicks, long earnedUnits) {

    static List<Variant> among(List<Exchange> exchanges) {
        Map<String, Variant> byTag = new TreeMap<>();
        for (Exchange exchange : exchanges) {
            Variant one = of(exchange);
            if (belongs(exchange) && one.requests + one.impressions + one.clicks > 0) {
                byTag.merge(one.tag, one, Variant::and);
            }
        }
        return List.copyOf(byTag.values());
    }

    /** The legacy endpoint knows no tags, so its ads belong to no variant. */
    private static boolean belongs(Exchange exchange) {
        return exchange.endpoint().equals("bid-request")
                || exchange.endpoint().equals("click")
                || exchange.endpoint().equals("view");
    }

    private static Variant of(Exchange exchange) {
        Outcome outcome = exchange.outcome();
        boolean asked = exchange.endpoint().equals("bid-request")
                && (outcome.kind() == Outcome.Kind.FILL || outcome.kind() == Outcome.Kind.NO_BID);
        return new Variant(
                exchange.experimentTag().orElse(""),
                asked ? 1 : 0,
                outcome.impressions(),
                outcome.kind() == Outcome.Kind.CLICK ? 1 : 0,
                outcome.billable() ? outcome.earnedUnits() : 0);
    }

    private Variant and(Variant other) {
        return new Variant(
                tag,
                requests + other.requests,
                impressions + other.impressions,
                clicks + other.clicks,
                earnedUnits + other.earnedUnits);
    }

    /** @return clicks for each impression, 0 without an impression */
    public double clickThroughRate() {
        return impressions == 0 ? 0 : (double) clicks / impressions;
    }
}
