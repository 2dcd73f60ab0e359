package dev.mockssp.lint;

import java.util.List;

/**
 * The examples of a rule.
 *
 * @param trigger exchanges of which the last one, or the run, violates the rule
 * @param nearMiss similar exchanges that do not
 */
record Example(List<ExchangeBuilder> trigger, List<ExchangeBuilder> nearMiss) {

    static Example of(ExchangeBuilder trigger, ExchangeBuilder nearMiss) {
        return new Example(List.of(trigger), List.of(nearMiss));
    }

    static Example of(List<ExchangeBuilder> trigger, List<ExchangeBuilder> nearMiss) {
        return new Example(trigger, nearMiss);
    }
}
