package dev.mockssp.lint.report;

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
 * Sums up a run.
 *
 * @param exchanges how many exchanges it is about
 * @param dropped how many older ones the journal no longer had
 * @param fills requests that got an ad
 * @param noBids requests that got none, with success
 * @param rules what was found of each rule
 * @param encounters which answers that are no ad the code has met
 * @param bids what became of each bid that was returned
 * @param variants the figures of each experiment tag
 */
public record Report(
        int exchanges,
        long dropped,
        int fills,
        int noBids,
        List<RuleResult> rules,
        List<ErrorPathCoverage> encounters,
        List<Bid> bids,
        List<ExperimentVariant> variants) {

    /**
     * What became of a bid.
     *
     * @param requestId the request that was answered with it
     * @param views how often its view URL was opened
     * @param clicks how often its click URL was opened
     */
    public record Bid(String bidId, String requestId, int views, int clicks) {}

    /**
     * @param exchanges a run, oldest first
     * @param evicted what is missing: older exchanges, and what had been found in them
     * @param linter tells what only the whole run shows
     * @return the summary
     */
    public static Report of(List<Exchange> exchanges, EvictionCounts evicted, Linter linter) {
        List<RunFinding> findings = new ArrayList<>();
        exchanges.forEach(exchange ->
                exchange.findings().forEach(finding -> findings.add(new RunFinding(exchange.id(), finding))));
        findings.addAll(linter.checkRun(exchanges));
        if (evicted.exchanges() > 0) {
            String oldest = exchanges.isEmpty() ? "" : exchanges.get(0).id();
            String seen = evicted.exchanges() + " exchanges were evicted before this one";
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

    /** @return fills for each request that was answered with or without an ad; 0 when none was */
    public double fillRate() {
        return fills + noBids == 0 ? 0 : (double) fills / (fills + noBids);
    }

    /**
     * @param severity a severity
     * @return how many findings are that grave or graver
     */
    public long findings(Severity severity) {
        return rules.stream()
                .filter(result -> result.rule().severity().compareTo(severity) <= 0)
                .mapToLong(RuleResult::count)
                .sum();
    }
}
