package dev.mockssp.lint.report;

import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RunFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of one rule in a run.
 *
 * @param rule the rule
 * @param findings the findings, oldest first
 * @param evicted the number of findings in exchanges that the journal has evicted
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
}
