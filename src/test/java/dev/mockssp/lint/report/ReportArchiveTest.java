package dev.mockssp.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingCounts;
import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.rule.RuleLevels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportArchiveTest {

    private final ReportArchive archive = new ReportArchive();

    private static Report evicted(long exchanges) {
        return Report.of(
                List.of(),
                new EvictionCounts(
                        exchanges,
                        new FindingCounts(Map.of(
                                new FindingCounts.Kind(
                                        new FindingIdentity("email-in-messages", "bid-request", "/messages/0/content"),
                                        Severity.ERROR),
                                exchanges))),
                new Linter(RuleLevels.none()));
    }

    private static long emails(Report report) {
        return report.rules().stream()
                .filter(result -> result.rule().id().equals("email-in-messages"))
                .mapToLong(RuleResult::count)
                .sum();
    }

    @Test
    void sumsTheReportsOfAKey() {
        archive.add("a", evicted(2));
        archive.add("a", evicted(3));
        archive.add("b", evicted(1));

        assertThat(emails(archive.of("a"))).isEqualTo(5);
        assertThat(emails(archive.ofAll())).isEqualTo(6);
        assertThat(archive.of("a").evicted()).isEqualTo(5);
    }

    @Test
    void whatIsForgottenLeavesTheSum() {
        archive.add("a", evicted(2));
        archive.add("b", evicted(1));
        archive.forget("a");

        assertThat(emails(archive.ofAll())).isEqualTo(1);
        archive.clear();
        assertThat(archive.ofAll()).isEqualTo(Report.EMPTY);
    }

    @Test
    void tooManyKeysBecomeCountsOfEveryKey() {
        for (int i = 0; i < 2_000; i++) {
            archive.add("key-" + i, evicted(1));
        }

        assertThat(emails(archive.ofAll())).isEqualTo(2_000);
        assertThat(archive.ofAll().evicted()).isEqualTo(2_000);
        assertThat(emails(archive.of("key-1999"))).isBetween(2L, 1_999L);
        assertThat(emails(archive.of("key-1999"))).isEqualTo(emails(archive.of("key-0")) + 1);
    }
}
