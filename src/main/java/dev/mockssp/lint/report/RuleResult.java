package dev.mockssp.lint.report;

import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RunFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of one rule in a run.
 *
 * @param rule the rule
 * @param findings the findings, oldest first
 * @param evicted the number of findings that are counted but no longer stored
 */
public record RuleResult(RuleInfo rule, List<RunFinding> findings, long evicted) {

    public RuleResult {
        findings = List.copyOf(findings);
    }

    /** @return the number of findings, including those of evicted exchanges */
    public long count() {
        return findings.size() + evicted;
    }

    /** One result for each rule of the catalogue, including rules without findings; highest severity first. */
    static List<RuleResult> of(List<RunFinding> findings, Map<String, Long> evicted) {
        Map<String, List<RunFinding>> byRule = new LinkedHashMap<>();
        RuleCatalogue.all().forEach(rule -> byRule.put(rule.id(), new ArrayList<>()));
        findings.forEach(runFinding -> byRule.get(runFinding.finding().rule()).add(runFinding));
        return RuleCatalogue.all().stream()
                .sorted(Comparator.comparing(RuleInfo::severity))
                .map(rule -> new RuleResult(rule, byRule.get(rule.id()), evicted.getOrDefault(rule.id(), 0L)))
                .toList();
    }

    /** @return the results of both runs, rule by rule, highest severity first */
    static List<RuleResult> sum(List<RuleResult> first, List<RuleResult> second) {
        List<RunFinding> findings = Stream.concat(first.stream(), second.stream())
                .flatMap(result -> result.findings().stream())
                .toList();
        Map<String, Long> evicted = Stream.concat(first.stream(), second.stream())
                .collect(Collectors.toMap(result -> result.rule().id(), RuleResult::evicted, Long::sum));
        return of(findings, evicted);
    }

    /** @return the same count, with no more than the latest findings */
    RuleResult latest(int most) {
        int omitted = Math.max(0, findings.size() - most);
        return new RuleResult(rule, findings.subList(omitted, findings.size()), evicted + omitted);
    }
}
