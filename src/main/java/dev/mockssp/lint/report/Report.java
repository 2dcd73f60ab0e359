package dev.mockssp.lint.report;

import dev.mockssp.core.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.match.TrackingEvents;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RunFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * The integration report of a run.
 *
 * @param exchanges the number of exchanges in the report
 * @param evicted the number of older exchanges that the journal has evicted
 * @param fills requests with an ad in the response
 * @param noBids successful requests without an ad
 * @param rules the findings of each rule
 * @param encounters the responses without an ad that the code encountered
 * @param bids the views and clicks of each bid
 * @param variants the figures of each experiment tag
 */
public record Report(
        int exchanges,
        long evicted,
        int fills,
        int noBids,
        List<RuleResult> rules,
        List<ErrorPathCoverage> encounters,
        List<Bid> bids,
        List<ExperimentVariant> variants) {

    /**
     * The tracking of a bid.
     *
     * @param requestId the id of the request that got the bid
     * @param views how often its view URL was opened
     * @param clicks how often its click URL was opened
     */
    public record Bid(String bidId, String requestId, int views, int clicks) {}

    /**
     * @param exchanges a run, oldest first
     * @param evicted the number of evicted exchanges and their findings
     * @param linter checks the rules about the whole run
     * @return the report
     */
    public static Report of(List<Exchange> exchanges, EvictionCounts evicted, Linter linter) {
        List<RunFinding> findings = new ArrayList<>();
        exchanges.forEach(exchange ->
                exchange.findings().forEach(finding -> findings.add(new RunFinding(exchange.id(), finding))));
        findings.addAll(linter.checkRun(exchanges));
        if (evicted.exchanges() > 0) {
            String oldest = exchanges.isEmpty() ? "" : exchanges.get(0).id();
            String seen = MessageText.count(evicted.exchanges(), "older exchange") + " evicted";
            findings.add(new RunFinding(oldest, RuleCatalogue.JOURNAL_EVICTED.finding(seen)));
        }
        return new Report(
                exchanges.size(),
                evicted.exchanges(),
                count(exchanges, Outcome.Kind.FILL),
                count(exchanges, Outcome.Kind.NO_BID),
                RuleResult.of(findings, evicted.findings()),
                ErrorPathCoverage.among(exchanges),
                bids(exchanges),
                ExperimentVariant.among(exchanges));
    }

    private static int count(List<Exchange> exchanges, Outcome.Kind kind) {
        return (int) exchanges.stream()
                .filter(exchange -> exchange.outcome().kind() == kind)
                .count();
    }

    private static List<Bid> bids(List<Exchange> exchanges) {
        TrackingEvents events = TrackingEvents.among(exchanges);
        List<Bid> bids = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            if (exchange.outcome().kind() == Outcome.Kind.FILL) {
                List<Exchange> own = events.of(exchange);
                exchange.outcome()
                        .bidIds()
                        .forEach(bidId -> bids.add(new Bid(
                                bidId,
                                exchange.id(),
                                count(own, bidId, Outcome.Kind.VIEW),
                                count(own, bidId, Outcome.Kind.CLICK))));
            }
        }
        return bids;
    }

    private static int count(List<Exchange> events, String bidId, Outcome.Kind kind) {
        return (int) events.stream()
                .filter(event -> event.outcome().kind() == kind
                        && event.outcome().bidIds().contains(bidId))
                .count();
    }

    /** @return the share of requests with an ad among those with an ad or a no-bid; 0 when there are none */
    public double fillRate() {
        return fills + noBids == 0 ? 0 : (double) fills / (fills + noBids);
    }

    /**
     * @param severity a severity
     * @return the number of findings of this severity or a higher one
     */
    public long findings(Severity severity) {
        return rules.stream()
                .filter(result -> result.rule().severity().compareTo(severity) <= 0)
                .mapToLong(RuleResult::count)
                .sum();
    }
}
