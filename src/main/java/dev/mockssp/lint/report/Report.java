package dev.mockssp.lint.report;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingCounts;
import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.lint.rule.RunFinding;
import dev.mockssp.lint.rule.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param timeline when what happened
 * @param suppressed the findings that are not part of the report
 * @param stale the entries of a baseline that no finding has any more
 */
public record Report(
        int exchanges,
        long evicted,
        ServerLosses losses,
        int fills,
        int noBids,
        List<RuleResult> rules,
        List<ErrorPathCoverage> encounters,
        List<BidTracking> bids,
        List<ExperimentVariant> variants,
        Timeline timeline,
        List<Suppression> suppressed,
        List<FindingIdentity> stale) {

    private static final int MAX_VARIANTS = 100;
    private static final int MAX_FINDINGS_OF_RULE = 10;

    /** The weight in bytes of a finding, a place, a variant and the rest, roughly. */
    private static final int FINDING_WEIGHT = 300;

    private static final int PLACE_WEIGHT = 150;

    private static final int VARIANT_WEIGHT = 120;
    private static final int OWN_WEIGHT = 2_000;

    /** The report of a run without exchanges. */
    static final Report EMPTY = of(List.of(), EvictionCounts.NONE, new Linter(RuleLevels.none()));

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
     * @param exchanges a run, oldest first
     * @param evicted the number of evicted exchanges and their findings
     * @param linter checks the rules about the whole run
     * @return the report of a run that goes on
     */
    public static Report of(List<Exchange> exchanges, EvictionCounts evicted, Linter linter) {
        return of(exchanges, evicted, linter, Instant.MAX);
    }

    /**
     * @param exchanges a run that has ended, oldest first
     * @param evicted the number of evicted exchanges and their findings
     * @param linter checks the rules about the whole run
     * @param viewableUntil a bid that was sent later could not be viewed
     * @return the report
     */
    public static Report of(List<Exchange> exchanges, EvictionCounts evicted, Linter linter, Instant viewableUntil) {
        List<RunFinding> findings = new ArrayList<>();
        exchanges.forEach(
                exchange -> exchange.findings().forEach(finding -> findings.add(RunFinding.of(exchange, finding))));
        Linter.RunResult ofRun = linter.checkRun(exchanges, viewableUntil);
        findings.addAll(ofRun.findings());
        Linter.RunResult ofJournal = linter.leveled(evictions(evicted));
        findings.addAll(ofJournal.findings());
        return new Report(
                exchanges.size(),
                evicted.exchanges(),
                ServerLosses.NONE,
                count(exchanges, Outcome.Kind.FILL),
                count(exchanges, Outcome.Kind.NO_BID),
                RuleResult.of(findings, evicted.findings()),
                ErrorPathCoverage.among(exchanges),
                BidTracking.among(exchanges),
                ExperimentVariant.among(exchanges),
                Timeline.of(exchanges, findings),
                Suppression.sum(ofRun.suppressed(), ofJournal.suppressed()),
                List.of());
    }

    private static List<RunFinding> evictions(EvictionCounts evicted) {
        String seen = MessageText.count(evicted.exchanges(), "older exchange") + " evicted";
        return evicted.exchanges() == 0
                ? List.of()
                : List.of(RunFinding.ofReport(RuleCatalogue.JOURNAL_EVICTED.finding("", seen)));
    }

    private static int count(List<Exchange> exchanges, Outcome.Kind kind) {
        return (int) exchanges.stream()
                .filter(exchange -> exchange.outcome().kind() == kind)
                .count();
    }

    /** @return this report with the losses of its server */
    public Report with(ServerLosses newLosses) {
        return new Report(
                exchanges,
                evicted,
                newLosses,
                fills,
                noBids,
                rules,
                encounters,
                bids,
                variants,
                timeline,
                suppressed,
                stale);
    }

    /** @return this report with these results, and with more that is suppressed */
    Report with(List<RuleResult> newRules, List<Suppression> more) {
        return new Report(
                exchanges,
                evicted,
                losses,
                fills,
                noBids,
                newRules,
                encounters,
                bids,
                variants,
                timeline,
                Suppression.sum(suppressed, more),
                stale);
    }

    /** @return this report with these entries of a baseline that no finding has any more */
    Report withStale(List<FindingIdentity> newStale) {
        return new Report(
                exchanges,
                evicted,
                losses,
                fills,
                noBids,
                rules,
                encounters,
                bids,
                variants,
                timeline,
                suppressed,
                newStale);
    }

    /** @return this report with more findings that are not part of it */
    public Report withSuppressed(List<Suppression> more) {
        return with(rules, more);
    }

    /**
     * @param key the masked key that this report is about
     * @param seen whether an exchange of any source has the key
     * @param linter has the levels of the rules
     * @return this report; it has a finding if no exchange has the key, because a misspelt key must not pass a gate
     */
    public Report aboutKey(String key, boolean seen, Linter linter) {
        if (!isEmpty()) {
            return this;
        }
        String message = seen ? "only exchanges of other sources have the key " : "no exchange has the key ";
        Linter.RunResult notSeen =
                linter.leveled(List.of(RunFinding.ofReport(RuleCatalogue.KEY_NOT_SEEN.finding("", message + key))));
        return with(RuleResult.of(notSeen.findings(), FindingCounts.NONE), notSeen.suppressed());
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

    /**
     * @return the number of requests to the two ad endpoints, and of all evicted exchanges. Preflights, clicks, views and
     *     requests for other paths do not count
     */
    public long adRequests() {
        return timeline.requests() + evicted;
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
                ExperimentVariant.sum(variants, other.variants),
                timeline.plus(other.timeline),
                Suppression.sum(suppressed, other.suppressed),
                stale);
    }

    /** @return the same, with findings that name no exchange */
    Report withoutIds() {
        return with(rules.stream().map(RuleResult::withoutIds).toList(), List.of());
    }

    /** @return the number of findings about exchanges whose places are not stored */
    public long withoutPlace() {
        return rules.stream().mapToLong(RuleResult::withoutPlace).sum();
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
                ExperimentVariant.limited(variants, MAX_VARIANTS),
                timeline,
                suppressed,
                stale);
    }

    /** @return roughly how many bytes a compact report takes */
    int weight() {
        int findings =
                rules.stream().mapToInt(result -> result.findings().size()).sum();
        int places = rules.stream().mapToInt(result -> result.counts().size()).sum();
        return isEmpty()
                ? 0
                : OWN_WEIGHT
                        + FINDING_WEIGHT * findings
                        + PLACE_WEIGHT * places
                        + VARIANT_WEIGHT * variants.size()
                        + timeline.weight();
    }
}
