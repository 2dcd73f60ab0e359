package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Checks exchanges against the integration rules, in the order in which they happen. Safe for use by several threads. */
public final class Linter {

    private static final Logger LOG = LoggerFactory.getLogger(Linter.class);

    /** A finding, and which place its rule has in the catalogue. */
    private record Seen(int place, Finding finding) {}

    private final Memory memory = new Memory();

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
        Facts facts;
        try {
            facts = Facts.of(exchange, body);
        } catch (RuntimeException e) {
            return number -> broken(exchange, e);
        }
        try {
            List<Seen> seen = alone(facts);
            return number -> findings(facts.numbered(number), seen);
        } catch (RuntimeException e) {
            return number -> {
                // later exchanges are judged by what came before them all the same
                findings(facts.numbered(number), List.of());
                return broken(exchange, e);
            };
        }
    }

    private static List<Seen> alone(Facts facts) {
        List<Seen> seen = new ArrayList<>(0);
        for (int i = 0; i < Rules.OF_AN_EXCHANGE.size(); i++) {
            Rule rule = Rules.OF_AN_EXCHANGE.get(i);
            Optional<String> found = rule.looksBack() ? Optional.empty() : rule.seen(facts, Past.NONE);
            if (found.isPresent()) {
                seen.add(new Seen(i, rule.entry().finding(found.get())));
            }
        }
        return seen;
    }

    private List<Finding> findings(Facts facts, List<Seen> alone) {
        try {
            Past past = memory.remember(facts);
            List<Finding> findings = new ArrayList<>(alone.size());
            int next = 0;
            for (int i = 0; i < Rules.OF_AN_EXCHANGE.size(); i++) {
                Rule rule = Rules.OF_AN_EXCHANGE.get(i);
                if (next < alone.size() && alone.get(next).place() == i) {
                    findings.add(alone.get(next++).finding());
                } else if (rule.looksBack()) {
                    Optional<String> found = rule.seen(facts, past);
                    if (found.isPresent()) {
                        findings.add(rule.entry().finding(found.get()));
                    }
                }
            }
            return findings;
        } catch (RuntimeException e) {
            return broken(facts.exchange(), e);
        }
    }

    /** A mistake in a rule must not cost the caller the answer. */
    private static List<Finding> broken(Exchange exchange, RuntimeException e) {
        LOG.warn("the exchange {} could not be checked", exchange.id(), e);
        return List.of();
    }

    /**
     * @param exchanges a run, oldest first
     * @return what only the whole of it shows
     */
    public List<RunFinding> atEnd(List<Exchange> exchanges) {
        return Rules.OF_A_RUN.stream()
                .flatMap(rule -> rule.atEnd(exchanges).stream())
                .toList();
    }

    /**
     * @param keyId the identifier of a key whose history is to be forgotten
     */
    public void forget(String keyId) {
        memory.forget(keyId);
    }

    /** Forgets everything. */
    public void reset() {
        memory.clear();
    }
}
