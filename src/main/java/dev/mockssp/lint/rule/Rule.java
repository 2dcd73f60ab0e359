package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;

/** A rule about a single exchange. Rules have no state. */
public interface Rule {

    RuleInfo info();

    /** @return the revisions of the vendor API in which the rule applies */
    default Set<Revision> revisions() {
        return Set.of(Revision.values());
    }

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
     * @return what violates the rule, one observation for each place; none when nothing does
     */
    List<Observation> check(ExchangeFacts facts, PriorTraffic history);
}
