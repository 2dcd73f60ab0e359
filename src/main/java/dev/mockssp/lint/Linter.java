package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Checks exchanges against the integration rules, in the order in which they happen. Safe for use by several threads. */
public final class Linter {

    private static final Logger LOG = LoggerFactory.getLogger(Linter.class);

    private final Memory memory = new Memory();

    /**
     * @param exchange what happened
     * @param body the request's body, empty when it is no JSON
     * @return what is wrong or worth knowing about it, in the catalogue's order
     */
    public List<Finding> check(Exchange exchange, Optional<JsonNode> body) {
        try {
            Facts facts = Facts.of(exchange, body);
            return findings(facts, memory.remember(facts));
        } catch (RuntimeException e) {
            // a mistake in a rule must not cost the caller the answer
            LOG.warn("the exchange {} could not be checked", exchange.id(), e);
            return List.of();
        }
    }

    private static List<Finding> findings(Facts facts, Past past) {
        List<Finding> findings = new ArrayList<>(4);
        for (Rule rule : Rules.OF_AN_EXCHANGE) {
            rule.seen(facts, past).ifPresent(seen -> findings.add(rule.entry().finding(seen)));
        }
        return findings;
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
