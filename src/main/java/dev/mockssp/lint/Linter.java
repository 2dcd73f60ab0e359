package dev.mockssp.lint;

import dev.mockssp.core.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.rule.Rule;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RunFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Checks exchanges against the integration rules, in the order of their numbers. Thread-safe. */
public final class Linter {

    private static final Logger LOG = LoggerFactory.getLogger(Linter.class);

    private static final List<Rule> WITHOUT_HISTORY = rules(false);
    private static final List<Rule> WITH_HISTORY = rules(true);

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
         * Runs once for each exchange, in the order of the numbers.
         *
         * @param number the exchange's number
         * @return all findings of the exchange, in the order of the catalogue
         */
        List<Finding> checkWithHistory(long number);
    }

    private final LintHistory history;

    /** @param memory limits the bytes that are remembered of earlier exchanges */
    public Linter(MemoryBudget memory) {
        this.history = new LintHistory(memory);
    }

    /**
     * @param exchange the exchange
     * @param body the request's body; empty when it is not JSON
     * @return the findings, in the order of the catalogue
     */
    public List<Finding> check(Exchange exchange, Optional<JsonNode> body) {
        return checkWithoutHistory(exchange, body).checkWithHistory(exchange.number());
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
            facts = ExchangeFacts.of(exchange, body);
        } catch (RuntimeException e) {
            return number -> failed(exchange, e);
        }
        try {
            List<OrderedFinding> found = check(WITHOUT_HISTORY, facts, PriorTraffic.NONE);
            return number -> findings(facts, number, found);
        } catch (RuntimeException e) {
            return number -> {
                // the rules for later exchanges need this one in the history
                findings(facts, number, List.of());
                return failed(exchange, e);
            };
        }
    }

    private List<Finding> findings(ExchangeFacts facts, long number, List<OrderedFinding> withoutHistory) {
        try {
            List<OrderedFinding> withHistory = check(WITH_HISTORY, facts, history.addAndGetBefore(facts, number));
            return withoutHistory.isEmpty() && withHistory.isEmpty() ? List.of() : inOrder(withoutHistory, withHistory);
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
            Optional<String> found = rule.check(facts, history);
            if (found.isPresent()) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(new OrderedFinding(
                        RuleCatalogue.EXCHANGE_RULES.indexOf(rule), rule.info().finding(found.get())));
            }
        }
        return all;
    }

    private static List<Rule> rules(boolean needsHistory) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : RuleCatalogue.EXCHANGE_RULES) {
            if (rule.needsHistory() == needsHistory) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    /** An exception in a rule must not prevent the response. */
    private static List<Finding> failed(Exchange exchange, RuntimeException e) {
        LOG.warn("cannot check the exchange {}", exchange.id(), e);
        return List.of();
    }

    /**
     * @param exchanges a run, oldest first
     * @return the findings about the whole run
     */
    public List<RunFinding> checkRun(List<Exchange> exchanges) {
        return RuleCatalogue.RUN_RULES.stream()
                .flatMap(rule -> rule.checkRun(exchanges).stream())
                .toList();
    }

    /** @param keyId the identifier of a key whose history to delete */
    public void forget(String keyId) {
        history.forget(keyId);
    }

    /** Deletes all history. */
    public void reset() {
        history.clear();
    }
}
