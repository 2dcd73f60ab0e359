package dev.mockssp.lint.report;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of one variant of an experiment (contract.md 1.2, {@code experiment_tag}).
 *
 * @param tag the label; empty for requests without one
 * @param requests bid requests with a bid or a no-bid as the response
 * @param fills those with a bid
 * @param impressions recorded impressions
 * @param clicks recorded clicks, including repeated ones
 * @param clicked impressions with at least one click
 * @param earnedUnits the revenue of billable impressions, in units of 0.00001 dollars
 */
public record ExperimentVariant(
        String tag, int requests, int fills, int impressions, int clicks, int clicked, long earnedUnits) {

    private static final String OTHER_TAGS = "(other tags)";

    static List<ExperimentVariant> among(List<Exchange> exchanges) {
        Map<String, ExperimentVariant> byTag = new TreeMap<>();
        Set<String> unclicked = shown(exchanges);
        for (Exchange exchange : exchanges) {
            if (belongs(exchange)) {
                ExperimentVariant one = of(exchange, unclicked);
                if (one.requests + one.impressions + one.clicks > 0) {
                    byTag.merge(one.tag, one, ExperimentVariant::and);
                }
            }
        }
        return List.copyOf(byTag.values());
    }

    /** @return the figures of both runs, tag by tag */
    static List<ExperimentVariant> sum(List<ExperimentVariant> first, List<ExperimentVariant> second) {
        Map<String, ExperimentVariant> byTag = new TreeMap<>();
        Stream.concat(first.stream(), second.stream())
                .forEach(variant -> byTag.merge(variant.tag, variant, ExperimentVariant::and));
        return List.copyOf(byTag.values());
    }

    /** @return the variants, those beyond the limit as one */
    static List<ExperimentVariant> limited(List<ExperimentVariant> variants, int most) {
        if (variants.size() <= most) {
            return variants;
        }
        ExperimentVariant rest = variants.subList(most - 1, variants.size()).stream()
                .map(variant -> variant.withTag(OTHER_TAGS))
                .reduce(ExperimentVariant::and)
                .orElseThrow();
        return sum(variants.subList(0, most - 1), List.of(rest));
    }

    private ExperimentVariant withTag(String other) {
        return new ExperimentVariant(other, requests, fills, impressions, clicks, clicked, earnedUnits);
    }

    /** The ids of bids with an impression. */
    private static Set<String> shown(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(Exchange::outcome)
                .filter(outcome -> outcome.impressions() > 0)
                .flatMap(outcome -> outcome.bidIds().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The legacy endpoint has no tags, so its ads belong to no variant. */
    private static boolean belongs(Exchange exchange) {
        return exchange.endpoint().equals("bid-request")
                || exchange.endpoint().equals("click")
                || exchange.endpoint().equals("view");
    }

    private static ExperimentVariant of(Exchange exchange, Set<String> unclicked) {
        Outcome outcome = exchange.outcome();
        boolean bidRequest = exchange.endpoint().equals("bid-request")
                && (outcome.kind() == Outcome.Kind.FILL || outcome.kind() == Outcome.Kind.NO_BID);
        boolean click = outcome.kind() == Outcome.Kind.CLICK;
        return new ExperimentVariant(
                exchange.experimentTag().orElse(""),
                bidRequest ? 1 : 0,
                bidRequest && outcome.kind() == Outcome.Kind.FILL ? 1 : 0,
                outcome.impressions(),
                click ? 1 : 0,
                click && unclicked.removeAll(outcome.bidIds()) ? 1 : 0,
                outcome.billable() ? outcome.earnedUnits() : 0);
    }

    private ExperimentVariant and(ExperimentVariant other) {
        return new ExperimentVariant(
                tag,
                requests + other.requests,
                fills + other.fills,
                impressions + other.impressions,
                clicks + other.clicks,
                clicked + other.clicked,
                earnedUnits + other.earnedUnits);
    }

    /** @return the share of requests with a bid, from 0 to 1; 0 when there are no requests */
    public double fillRate() {
        return requests == 0 ? 0 : (double) fills / requests;
    }

    /** @return the share of impressions with a click, from 0 to 1; 0 when there are no impressions */
    public double clickThroughRate() {
        return impressions == 0 ? 0 : (double) clicked / impressions;
    }
}
