package dev.mockssp.lint;

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
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Checks exchanges against the integration rules, in the order in which they happen. Safe for use by several threads. */
public final class Linter {

    private static final Logger LOG = LoggerFactory.getLogger(Linter.class);

    private static final List<Rule> WITHOUT_HISTORY = rules(false);
    private static final List<Rule> WITH_HISTORY = rules(true);

    /** A finding, and which place its rule has in the catalogue. */
    private record Seen(int place, Finding finding) implements Comparable<Seen> {

        @Override
        public int compareTo(Seen other) {
            return Integer.compare(place, other.place);
        }
    }

    private final LintHistory history = new LintHistory();

    /**
     * @param exchange what happened
     * @param body the request's body, empty when it is no JSON
     * @return what is wrong or worth knowing about it, in the catalogue's order
     */
    public List<Finding> check(Exchange exchange, Optional<JsonNode> body) {
        return examine(exchange, body).apply(exchange.number());
    }

    /**
     * Does the part of {@link #check} for which the order of the exchanges does not matter.
     *
     * @param exchange what happened, its number aside
     * @param body the request's body, empty when it is no JSON
     * @return does the rest: is to be given the exchange's number, in the order of the numbers
     */
    public LongFunction<List<Finding>> examine(Exchange exchange, Optional<JsonNode> body) {
        ExchangeFacts facts;
        try {
            facts = ExchangeFacts.of(exchange, body);
        } catch (RuntimeException e) {
            return number -> broken(exchange, e);
        }
        try {
            List<Seen> seen = seen(WITHOUT_HISTORY, facts, PriorTraffic.NONE);
            return number -> findings(facts, number, seen);
        } catch (RuntimeException e) {
            return number -> {
                // later exchanges are judged by what came before them all the same
                findings(facts, number, List.of());
                return broken(exchange, e);
            };
        }
    }

    private List<Finding> findings(ExchangeFacts facts, long number, List<Seen> alone) {
        try {
            List<Seen> back = seen(WITH_HISTORY, facts, history.remember(facts, number));
            return alone.isEmpty() && back.isEmpty() ? List.of() : inOrder(alone, back);
        } catch (RuntimeException e) {
            return broken(facts.exchange(), e);
        }
    }

    private static List<Finding> inOrder(List<Seen> alone, List<Seen> back) {
        List<Seen> all = new ArrayList<>(alone);
        all.addAll(back);
        Collections.sort(all);
        List<Finding> findings = new ArrayList<>(all.size());
        for (Seen seen : all) {
            findings.add(seen.finding());
        }
        return findings;
    }

    /** Makes no list for an exchange in which nothing is wrong, as in most. */
    private static List<Seen> seen(List<Rule> rules, ExchangeFacts facts, PriorTraffic history) {
        List<Seen> all = List.of();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Optional<String> found = rule.check(facts, history);
            if (found.isPresent()) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(new Seen(
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

    /** A mistake in a rule must not cost the caller the answer. */
    private static List<Finding> broken(Exchange exchange, RuntimeException e) {
        LOG.warn("cannot check the exchange {}", exchange.id(), e);
        return List.of();
    }

    /**
     * @param exchanges a run, oldest first
     * @return what only the whole of it shows
     */
    public List<RunFinding> checkRun(List<Exchange> exchanges) {
        return RuleCatalogue.RUN_RULES.stream()
                .flatMap(rule -> rule.checkRun(exchanges).stream())
                .toList();
    }

    /**
     * @param keyId the identifier of a key whose history is to be forgotten
     */
    public void forget(String keyId) {
        history.forget(keyId);
    }

    /** Forgets everything. */
    public void reset() {
        history.clear();
    }
}
