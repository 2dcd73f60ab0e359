package dev.mockssp.lint;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.rule.Observation;
import dev.mockssp.lint.rule.Rule;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.lint.rule.RunFinding;
import dev.mockssp.lint.rule.SuppressedFindings;
import dev.mockssp.lint.rule.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Checks exchanges against the integration rules. Thread-safe. */
public final class Linter {

    private static final Logger LOG = LoggerFactory.getLogger(Linter.class);

    private static final Map<Revision, List<Rule>> WITHOUT_HISTORY = rules(false);
    private static final Map<Revision, List<Rule>> WITH_HISTORY = rules(true);

    /** A finding with the position of its rule in the catalogue. */
    private record OrderedFinding(int place, Finding finding) implements Comparable<OrderedFinding> {

        @Override
        public int compareTo(OrderedFinding other) {
            return Integer.compare(place, other.place);
        }
    }

    /** The part of {@link #check} that depends on earlier exchanges. */
    @FunctionalInterface
    public interface RemainingCheck {

        /**
         * Adds the exchange to the history. Call it in the order of the numbers.
         *
         * @param number the exchange's number
         * @param history the earlier exchanges of the same source
         * @param suppressed counts the findings that the levels suppress
         * @return all findings of the exchange, in the order of the catalogue
         */
        List<Finding> checkWithHistory(long number, LintHistory history, SuppressedFindings suppressed);
    }

    /**
     * What a run has beside the findings of its exchanges.
     *
     * @param findings the findings about the whole run
     * @param suppressed the findings about the whole run that the levels suppress
     */
    public record RunResult(List<RunFinding> findings, List<Suppression> suppressed) {}

    private final RuleLevels levels;
    private final Function<Exchange, Revision> revisions;

    /**
     * Every exchange has revision 2025-11.
     *
     * @param levels the levels of the rules
     */
    public Linter(RuleLevels levels) {
        this(levels, exchange -> Revision.R2025_11);
    }

    /**
     * @param levels the levels of the rules
     * @param revisions the revision of the vendor API that the client of an exchange gets
     */
    public Linter(RuleLevels levels, Function<Exchange, Revision> revisions) {
        this.levels = levels;
        this.revisions = revisions;
    }

    /**
     * @param exchange the exchange
     * @param body the request's body; empty when it is not JSON
     * @param history the earlier exchanges of the same source, to which this one is added
     * @param suppressed counts the findings that the levels suppress
     * @return the findings, in the order of the catalogue
     */
    public List<Finding> check(
            Exchange exchange, Optional<JsonNode> body, LintHistory history, SuppressedFindings suppressed) {
        return checkWithoutHistory(exchange, body).checkWithHistory(exchange.number(), history, suppressed);
    }

    /**
     * Runs the part of {@link #check} that does not depend on the order of exchanges.
     *
     * @param exchange the exchange, without its number
     * @param body the request's body; empty when it is not JSON
     * @return the rest of the check
     */
    public RemainingCheck checkWithoutHistory(Exchange exchange, Optional<JsonNode> body) {
        ExchangeFacts facts;
        try {
            facts = ExchangeFacts.of(exchange, body, revisions.apply(exchange));
        } catch (RuntimeException e) {
            return (number, history, suppressed) -> failed(exchange, e);
        }
        try {
            List<OrderedFinding> found = check(WITHOUT_HISTORY.get(facts.revision()), facts, PriorTraffic.NONE);
            return (number, history, suppressed) -> findings(facts, number, history, suppressed, found);
        } catch (RuntimeException e) {
            return (number, history, suppressed) -> {
                // the rules for later exchanges need this one in the history
                findings(facts, number, history, suppressed, List.of());
                return failed(exchange, e);
            };
        }
    }

    private List<Finding> findings(
            ExchangeFacts facts,
            long number,
            LintHistory history,
            SuppressedFindings suppressed,
            List<OrderedFinding> withoutHistory) {
        try {
            List<OrderedFinding> withHistory =
                    check(WITH_HISTORY.get(facts.revision()), facts, history.addAndGetBefore(facts, number));
            return withoutHistory.isEmpty() && withHistory.isEmpty()
                    ? List.of()
                    : levels.apply(
                            inOrder(withoutHistory, withHistory),
                            facts.keyId(),
                            facts.exchange().source(),
                            suppressed);
        } catch (StateUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(facts.exchange(), e);
        }
    }

    private static List<Finding> inOrder(List<OrderedFinding> withoutHistory, List<OrderedFinding> withHistory) {
        List<OrderedFinding> all = new ArrayList<>(withoutHistory);
        all.addAll(withHistory);
        Collections.sort(all);
        List<Finding> findings = new ArrayList<>(all.size());
        for (OrderedFinding found : all) {
            findings.add(found.finding());
        }
        return findings;
    }

    /** Allocates no list for an exchange without findings, because most have none. */
    private static List<OrderedFinding> check(List<Rule> rules, ExchangeFacts facts, PriorTraffic history) {
        List<OrderedFinding> all = List.of();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            List<Observation> found = rule.check(facts, history);
            if (!found.isEmpty()) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                int place = RuleCatalogue.EXCHANGE_RULES.indexOf(rule);
                for (Observation observation : found) {
                    all.add(new OrderedFinding(place, rule.info().finding(observation)));
                }
            }
        }
        return all;
    }

    /** @return the revision of the vendor API that the client of an exchange gets */
    public Revision revisionOf(Exchange exchange) {
        return revisions.apply(exchange);
    }

    private static Map<Revision, List<Rule>> rules(boolean needsHistory) {
        Map<Revision, List<Rule>> rules = new EnumMap<>(Revision.class);
        for (Revision revision : Revision.values()) {
            rules.put(
                    revision,
                    RuleCatalogue.EXCHANGE_RULES.stream()
                            .filter(rule -> rule.needsHistory() == needsHistory)
                            .filter(rule -> rule.revisions().contains(revision))
                            .toList());
        }
        return rules;
    }

    /** An exception in a rule must not prevent the response. */
    private static List<Finding> failed(Exchange exchange, RuntimeException e) {
        LOG.warn("cannot check the exchange {}", exchange.id(), e);
        return List.of();
    }

    /**
     * @param exchanges a run that goes on, oldest first
     * @return the findings about the whole run, each with its level
     */
    public RunResult checkRun(List<Exchange> exchanges) {
        return checkRun(exchanges, Instant.MAX);
    }

    /**
     * @param exchanges a run that has ended, oldest first
     * @param viewableUntil a bid that was sent later could not be viewed
     * @return the findings about the whole run, each with its level
     */
    public RunResult checkRun(List<Exchange> exchanges, Instant viewableUntil) {
        return leveled(RuleCatalogue.RUN_RULES.stream()
                .flatMap(rule -> rule.checkRun(exchanges, viewableUntil).stream())
                .toList());
    }

    /**
     * Applies the levels to findings that are not about an exchange alone.
     *
     * @param found the findings of rules that this class cannot check
     */
    public RunResult leveled(List<RunFinding> found) {
        List<RunFinding> findings = new ArrayList<>();
        List<Suppression> suppressed = new ArrayList<>();
        for (RunFinding one : found) {
            Finding finding = one.finding();
            levels.suppression(finding.rule(), one.keyId(), 1)
                    .ifPresentOrElse(
                            suppressed::add,
                            () -> findings.add(
                                    one.with(levels.severity(finding.rule(), finding.severity(), one.keyId()))));
        }
        return new RunResult(findings, Suppression.sum(suppressed, List.of()));
    }
}
