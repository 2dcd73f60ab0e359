package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** A rule about a single exchange. Remembers nothing itself. */
public interface Rule {

    RuleInfo info();

    /** @return whether it looks at the past; the others are asked before, by several threads at a time, and given none */
    default boolean needsHistory() {
        return false;
    }

    /**
     * @param facts the exchange
     * @param history what was remembered when it came
     * @return what was seen that breaks the rule, in one line without personal data; empty when nothing does
     */
    Optional<String> check(ExchangeFacts facts, PriorTraffic history);
}
