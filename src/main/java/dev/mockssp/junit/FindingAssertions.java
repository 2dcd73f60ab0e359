package dev.mockssp.junit;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.report.Report;
import java.util.List;
import java.util.stream.Collectors;

/** Fails a test whose requests break the rules of the integration. */
final class FindingAssertions {

    private FindingAssertions() {}

    /** Looks at each exchange for itself, and at what only all of them show. */
    static void require(List<Exchange> sent, Severity failOn) {
        List<Finding> grave = Report.of(sent, EvictionCounts.NONE, new Linter()).rules().stream()
                .flatMap(rule -> rule.findings().stream())
                .map(found -> found.finding())
                .filter(finding -> finding.severity().compareTo(failOn) <= 0)
                .toList();
        if (!grave.isEmpty()) {
            throw new AssertionError(grave.stream()
                    .map(finding -> "\n  %s %s: %s (%s)"
                            .formatted(finding.severity().label(), finding.rule(), finding.seen(), finding.why()))
                    .collect(Collectors.joining("", "findings in what was sent:", "")));
        }
    }
}
