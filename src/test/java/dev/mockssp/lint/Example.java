package dev.mockssp.lint;

import java.util.List;

/**
 * What shows a rule at work.
 *
 * @param trigger exchanges of which the last one, or the whole, breaks the rule
 * @param nearMiss exchanges as much like them as can be that do not
 */
record Example(List<Given> trigger, List<Given> nearMiss) {

    static Example of(Given trigger, Given nearMiss) {
        return new Example(List.of(trigger), List.of(nearMiss));
    }

    static Example of(List<Given> trigger, List<Given> nearMiss) {
        return new Example(trigger, nearMiss);
    }
}
