package dev.mockssp.lint.report;

import static java.util.stream.Collectors.groupingBy;

import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.rule.RuleInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The test case of a rule.
 *
 * @param results the results of the rule, one for each severity, the highest first
 * @param suppressions why findings of the rule are left out, in one line; empty if none are
 */
record RuleCase(List<RuleResult> results, String suppressions) {

    /** @return a test case for each rule of the catalogue, those of the highest severity first */
    static List<RuleCase> of(Report report) {
        return report.rules().stream()
                .collect(groupingBy(result -> result.rule().id(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(rule -> new RuleCase(rule.getValue(), suppressions(report, rule.getKey())))
                .toList();
    }

    private static String suppressions(Report report, String rule) {
        return report.suppressed().stream()
                .filter(one -> one.rule().equals(rule))
                .map(one -> one.count() + " suppressed by " + one.by())
                .collect(Collectors.joining("; "));
    }

    /** @return the rule, with the highest severity of its findings */
    RuleInfo rule() {
        return results.get(0).rule();
    }

    long count() {
        return results.stream().mapToLong(RuleResult::count).sum();
    }

    /** @return whether all findings of the rule are suppressed */
    boolean isSkipped() {
        return count() == 0 && !suppressions.isEmpty();
    }

    /** @param failOn the least severity that fails a test case, empty for none */
    boolean fails(Optional<Severity> failOn) {
        return count() > 0
                && failOn.filter(least -> rule().severity().compareTo(least) <= 0)
                        .isPresent();
    }

    /** @return why the rule matters, and its findings */
    String lines() {
        StringBuilder lines = new StringBuilder(rule().why() + " (" + rule().source() + ")\n");
        results.stream()
                .flatMap(result -> result.findings().stream())
                .forEach(found -> lines.append(found.exchangeId())
                        .append(found.finding().placeBesideSeen().isEmpty() ? "" : " ")
                        .append(found.finding().placeBesideSeen())
                        .append(found.exchangeId().isEmpty() ? "" : ": ")
                        .append(found.finding().seen())
                        .append('\n'));
        long evicted = results.stream().mapToLong(RuleResult::evicted).sum();
        if (evicted > 0) {
            lines.append(evicted).append(" more in exchanges that the journal evicted\n");
        }
        return lines.toString();
    }
}
