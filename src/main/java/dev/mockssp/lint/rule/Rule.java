package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** A rule about a single exchange. Rules have no state. */
public interface Rule {

    RuleInfo info();

    /**
     * @return whether the rule needs earlier exchanges; rules that do not run first, on several threads, without
     *     history
     */
    default boolean needsHistory() {
        return false;
    }

    /**
     * @param facts the facts about the exchange
     * @param history the state before the exchange
     * @return what violates the rule, in one line without personal data; empty when nothing does
     */
    Optional<String> check(ExchangeFacts facts, PriorTraffic history);
}
