package dev.mockssp.junit;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.report.Report;
import java.util.List;
import java.util.stream.Collectors;

/** Fails a test whose requests break integration rules. */
final class FindingAssertions {

    private FindingAssertions() {}

    /**
     * Checks the exchanges, one by one and as a whole run.
     *
     * @param linter has the levels of the rules
     * @param failOn the least severe findings that fail the test
     * @throws AssertionError if there is such a finding
     */
    static void require(List<Exchange> exchanges, Linter linter, Severity failOn) {
        List<Finding> failures = Report.of(exchanges, EvictionCounts.NONE, linter).rules().stream()
                .flatMap(rule -> rule.findings().stream())
                .map(runFinding -> runFinding.finding())
                .filter(finding -> finding.severity().compareTo(failOn) <= 0)
                .toList();
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.stream()
                    .map(finding -> "\n  %s: %s (%s)"
                            .formatted(
                                    String.join(" ", finding.severity().label(), finding.rule(), finding.pointer())
                                            .strip(),
                                    finding.seen(),
                                    finding.why()))
                    .collect(Collectors.joining("", "findings in the requests of the test:", "")));
        }
    }
}
