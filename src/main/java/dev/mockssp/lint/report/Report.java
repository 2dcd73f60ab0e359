package dev.mockssp.lint.report;

import dev.mockssp.core.MemoryBudget;
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
import java.util.Map;
import java.util.stream.Stream;

/**
 * The integration report of a run.
 *
 * @param exchanges the number of exchanges in the report
 * @param evicted the number of older exchanges that the journal has evicted
 * @param losses what the server has lost, of all keys
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
        ServerLosses losses,
        int fills,
        int noBids,
        List<RuleResult> rules,
        List<ErrorPathCoverage> encounters,
        List<Bid> bids,
        List<ExperimentVariant> variants) {

    private static final int MAX_VARIANTS = 100;
    private static final int MAX_FINDINGS_OF_RULE = 10;

    /** The weight in bytes of a finding, a variant and the rest, roughly. */
    private static final int FINDING_WEIGHT = 300;

    private static final int VARIANT_WEIGHT = 120;
    private static final int OWN_WEIGHT = 2_000;

    /** The report of a run without exchanges. */
    static final Report EMPTY = of(List.of(), EvictionCounts.NONE, new Linter(MemoryBudget.unlimited()));

    /**
     * What a server has lost since its start, of all keys together.
     *
     * @param evictedEntries the number of entries, such as chats and tokens, that memory has evicted
     * @param droppedLogLines the number of lines of the log that were not read in time or could not be written
     */
    public record ServerLosses(long evictedEntries, long droppedLogLines) {

        static final ServerLosses NONE = new ServerLosses(0, 0);
    }

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
                ServerLosses.NONE,
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

    /** @return this report with the losses of its server */
    public Report with(ServerLosses newLosses) {
        return new Report(exchanges, evicted, newLosses, fills, noBids, rules, encounters, bids, variants);
    }

    /**
     * @param key the masked key that this report is about
     * @return this report; it has a finding if no exchange has the key, because a misspelt key must not pass a gate
     */
    public Report aboutKey(String key) {
        if (!isEmpty()) {
            return this;
        }
        RunFinding notSeen = new RunFinding("", RuleCatalogue.KEY_NOT_SEEN.finding("no exchange has the key " + key));
        return new Report(
                exchanges,
                evicted,
                losses,
                fills,
                noBids,
                RuleResult.of(List.of(notSeen), Map.of()),
                encounters,
                bids,
                variants);
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

    /** @return whether the report is about no exchange */
    public boolean isEmpty() {
        return exchanges == 0 && evicted == 0;
    }

    /** @return the report of both runs, with the losses of the other; findings and bids of this one come first */
    public Report plus(Report other) {
        return new Report(
                exchanges + other.exchanges,
                evicted + other.evicted,
                other.losses,
                fills + other.fills,
                noBids + other.noBids,
                RuleResult.sum(rules, other.rules),
                ErrorPathCoverage.sum(encounters, other.encounters),
                Stream.concat(bids.stream(), other.bids.stream()).toList(),
                ExperimentVariant.sum(variants, other.variants));
    }

    /** @return the same counts, with the latest findings of each rule, without bids and with a limited number of variants */
    Report compact() {
        return reduced(MAX_FINDINGS_OF_RULE);
    }

    /** @return the same counts, without findings and bids */
    Report countsOnly() {
        return reduced(0);
    }

    private Report reduced(int maxFindings) {
        return new Report(
                exchanges,
                evicted,
                losses,
                fills,
                noBids,
                rules.stream().map(result -> result.latest(maxFindings)).toList(),
                encounters,
                List.of(),
                ExperimentVariant.limited(variants, MAX_VARIANTS));
    }

    /** @return roughly how many bytes a compact report takes */
    int weight() {
        int findings =
                rules.stream().mapToInt(result -> result.findings().size()).sum();
        return isEmpty() ? 0 : OWN_WEIGHT + FINDING_WEIGHT * findings + VARIANT_WEIGHT * variants.size();
    }
}
