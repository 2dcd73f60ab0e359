package dev.mockssp.lint.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Findings of a rule that are neither shown nor counted.
 *
 * @param rule the id of the rule
 * @param by what suppresses them: an option with its value and its source
 * @param count how many there were
 */
public record Suppression(String rule, String by, long count) {

    /** @return both, with one entry for each rule and cause */
    public static List<Suppression> sum(List<Suppression> first, List<Suppression> second) {
        Map<List<String>, Suppression> sums = new LinkedHashMap<>();
        Stream.concat(first.stream(), second.stream())
                .forEach(one -> sums.merge(List.of(one.rule, one.by), one, Suppression::and));
        return List.copyOf(sums.values());
    }

    Suppression and(Suppression other) {
        return new Suppression(rule, by, count + other.count);
    }
}
