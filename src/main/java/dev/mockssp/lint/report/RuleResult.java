package dev.mockssp.lint.report;

import static java.util.stream.Collectors.groupingBy;

import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingCounts;
import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RunFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of one rule in a run. If keys have different levels, the rule has a result for each severity.
 *
 * @param rule the rule, with the severity of these findings
 * @param findings the findings, oldest first; not all of those that are counted
 * @param counts the number of findings of each identity
 */
public record RuleResult(RuleInfo rule, List<RunFinding> findings, SortedMap<FindingIdentity, Long> counts) {

    private static final List<String> CATALOGUE =
            RuleCatalogue.all().stream().map(RuleInfo::id).toList();
    private static final Comparator<RuleResult> ORDER = Comparator.<RuleResult, Severity>comparing(
                    result -> result.rule.severity())
            .thenComparing(result -> CATALOGUE.indexOf(result.rule.id()));

    public RuleResult {
        findings = List.copyOf(findings);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** @return the number of findings, including those that are not stored */
    public long count() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /** @return the number of findings that are counted but no longer stored */
    public long evicted() {
        return count() - findings.size();
    }

    /** @return the number of findings about exchanges whose places are not stored */
    public long withoutPlace() {
        return RuleCatalogue.isAboutReport(rule.id())
                ? 0
                : counts.getOrDefault(FindingIdentity.withoutPlace(rule.id()), 0L);
    }

    /** @return the results of a run: at least one for each rule of the catalogue, highest severity first */
    static List<RuleResult> of(List<RunFinding> findings, FindingCounts evicted) {
        return grouped(
                findings, evicted.plus(findings.stream().map(RunFinding::kind).toList()));
    }

    /** @return the results of both runs */
    static List<RuleResult> sum(List<RuleResult> first, List<RuleResult> second) {
        List<RunFinding> findings = Stream.concat(first.stream(), second.stream())
                .flatMap(result -> result.findings().stream())
                .toList();
        return grouped(findings, counts(first).plus(counts(second)));
    }

    private static FindingCounts counts(List<RuleResult> results) {
        Map<FindingCounts.Kind, Long> byKind = new HashMap<>();
        results.forEach(result -> result.counts.forEach((identity, count) ->
                byKind.merge(new FindingCounts.Kind(identity, result.rule.severity()), count, Long::sum)));
        return new FindingCounts(byKind);
    }

    private static List<RuleResult> grouped(List<RunFinding> findings, FindingCounts counts) {
        Map<RuleInfo, List<RunFinding>> found = findings.stream()
                .collect(groupingBy(
                        one -> rule(one.finding().rule(), one.finding().severity())));
        Map<RuleInfo, SortedMap<FindingIdentity, Long>> counted = new HashMap<>();
        counts.byKind()
                .forEach((kind, count) -> counted.computeIfAbsent(
                                rule(kind.identity().rule(), kind.severity()), rule -> new TreeMap<>())
                        .put(kind.identity(), count));
        List<RuleResult> broken = new ArrayList<>();
        counted.forEach(
                (rule, ofRule) -> broken.add(new RuleResult(rule, found.getOrDefault(rule, List.of()), ofRule)));
        return withUnbroken(broken);
    }

    private static RuleInfo rule(String id, Severity severity) {
        return RuleCatalogue.get(id).with(severity);
    }

    /** @return these results, and one for each other rule of the catalogue */
    static List<RuleResult> withUnbroken(List<RuleResult> broken) {
        Set<String> ids = broken.stream().map(result -> result.rule.id()).collect(Collectors.toSet());
        Stream<RuleResult> unbroken = RuleCatalogue.all().stream()
                .filter(rule -> !ids.contains(rule.id()))
                .map(rule -> new RuleResult(rule, List.of(), new TreeMap<>()));
        return Stream.concat(broken.stream(), unbroken).sorted(ORDER).toList();
    }

    /** @return the same count, with no more than the latest findings */
    RuleResult latest(int most) {
        int omitted = Math.max(0, findings.size() - most);
        return new RuleResult(rule, findings.subList(omitted, findings.size()), counts);
    }

    /** @return the same, with findings that name no exchange */
    RuleResult withoutIds() {
        return new RuleResult(rule, findings.stream().map(RunFinding::withoutId).toList(), counts);
    }

    /** @return the same with another severity */
    RuleResult with(Severity severity) {
        return new RuleResult(
                rule.with(severity),
                findings.stream().map(one -> one.with(severity)).toList(),
                counts);
    }

    /** @return the same without the findings of these identities */
    RuleResult without(Set<FindingIdentity> identities) {
        SortedMap<FindingIdentity, Long> others = new TreeMap<>(counts);
        others.keySet().removeAll(identities);
        return new RuleResult(
                rule,
                findings.stream()
                        .filter(one -> !identities.contains(one.identity()))
                        .toList(),
                others);
    }
}
