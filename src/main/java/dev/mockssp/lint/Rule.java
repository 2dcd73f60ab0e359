package dev.mockssp.lint;

import java.util.Optional;

/** A rule about a single exchange. Remembers nothing itself. */
interface Rule {

    RuleEntry entry();

    /** @return whether it looks at the past; the others are asked before, by several threads at a time, and given none */
    default boolean looksBack() {
        return false;
    }

    /**
     * @param facts the exchange
     * @param past what was remembered when it came
     * @return what was seen that breaks the rule, in one line without personal data; empty when nothing does
     */
    Optional<String> seen(Facts facts, Past past);
}
