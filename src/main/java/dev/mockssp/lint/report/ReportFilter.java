package dev.mockssp.lint.report;

import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.lint.rule.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Leaves findings out of a report that is complete already. */
public final class ReportFilter {

    private ReportFilter() {}

    /**
     * @param keyId the identifier of the key that the report is about; empty for all keys
     * @return the report with these levels
     */
    public static Report withLevels(Report report, RuleLevels levels, String keyId) {
        if (levels.isEmpty()) {
            return report;
        }
        List<RuleResult> remaining = new ArrayList<>();
        List<Suppression> off = new ArrayList<>();
        for (RuleResult result : report.rules()) {
            RuleInfo rule = result.rule();
            if (result.count() > 0) {
                levels.suppression(rule.id(), keyId, result.count())
                        .ifPresentOrElse(
                                off::add,
                                () -> remaining.add(result.with(levels.severity(rule.id(), rule.severity(), keyId))));
            }
        }
        return report.with(RuleResult.sum(remaining, List.of()), off);
    }

    /**
     * @param isWhole whether the report is about all exchanges that the baseline may be about
     * @return the report without the findings of the baseline; a whole one names the entries that no finding has any more
     */
    public static Report without(Report report, Baseline baseline, boolean isWhole) {
        List<RuleResult> remaining = new ArrayList<>();
        List<Suppression> known = new ArrayList<>();
        for (RuleResult result : report.rules()) {
            RuleResult unknown = result.without(baseline.findings());
            remaining.add(unknown);
            if (unknown.count() < result.count()) {
                known.add(new Suppression(result.rule().id(), baseline.name(), result.count() - unknown.count()));
            }
        }
        Report others = report.with(remaining, known);
        return isWhole ? others.withStale(stale(report, baseline)) : others;
    }

    /** Entries of a rule are unknown if some of its findings are suppressed, or are counted without their place. */
    private static List<FindingIdentity> stale(Report report, Baseline baseline) {
        if (report.isEmpty()) {
            return List.of();
        }
        Set<FindingIdentity> notFound = new TreeSet<>(baseline.findings());
        Set<String> unknown =
                report.suppressed().stream().map(Suppression::rule).collect(Collectors.toSet());
        for (RuleResult result : report.rules()) {
            notFound.removeAll(result.counts().keySet());
            if (result.withoutPlace() > 0) {
                unknown.add(result.rule().id());
            }
        }
        return notFound.stream()
                .filter(identity -> !unknown.contains(identity.rule()))
                .toList();
    }
}
