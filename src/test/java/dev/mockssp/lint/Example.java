package dev.mockssp.lint;

import java.util.List;

/**
 * The examples of a rule.
 *
 * @param trigger exchanges of which the last one, or the run, violates the rule
 * @param nearMiss similar exchanges that do not
 */
record Example(List<Given> trigger, List<Given> nearMiss) {

    static Example of(Given trigger, Given nearMiss) {
        return new Example(List.of(trigger), List.of(nearMiss));
    }

    static Example of(List<Given> trigger, List<Given> nearMiss) {
        return new Example(trigger, nearMiss);
    }
}
