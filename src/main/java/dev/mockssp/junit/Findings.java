package dev.mockssp.junit;

import dev.mockssp.client.TestDouble;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fails a test whose requests break the rules of the integration. */
final class Findings {

    private Findings() {}

    /** Looks at everything since the last reset. */
    static void require(TestDouble ssp, Severity failOn) {
        Report report = ssp.report();
        require(
                report.rules().stream()
                        .flatMap(rule -> rule.findings().stream())
                        .map(found -> found.finding()),
                failOn);
        if (report.findings(failOn) > 0) {
            throw new AssertionError(
                    report.findings(failOn) + " findings in exchanges that the journal dropped; raise --journal-size");
        }
    }

    /** Looks at what was sent with one key, each exchange for itself. */
    static void require(TestDouble ssp, String key, Severity failOn) {
        require(ssp.requests(key).stream().flatMap(exchange -> exchange.findings().stream()), failOn);
    }

    private static void require(Stream<Finding> all, Severity failOn) {
        List<Finding> grave =
                all.filter(finding -> finding.severity().compareTo(failOn) <= 0).toList();
        if (!grave.isEmpty()) {
            throw new AssertionError(grave.stream()
                    .map(finding -> "\n  %s %s: %s (%s)"
                            .formatted(finding.severity().label(), finding.rule(), finding.seen(), finding.why()))
                    .collect(Collectors.joining("", "findings in what was sent:", "")));
        }
    }
}
