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
 * What a run shows of one rule.
 *
 * @param rule the rule
 * @param findings where it was broken, oldest first
 * @param dropped how often it was broken in exchanges that the journal no longer has
 */
public record RuleResult(RuleInfo rule, List<RunFinding> findings, long dropped) {

    public RuleResult {
        findings = List.copyOf(findings);
    }

    /** @return how often it was broken */
    public long count() {
        return findings.size() + dropped;
    }

    /** One result for each rule of the catalogue, those without a finding too; the gravest first. */
    static List<RuleResult> of(List<RunFinding> findings, Map<String, Long> dropped) {
        Map<String, List<RunFinding>> byRule = new LinkedHashMap<>();
        RuleCatalogue.all().forEach(rule -> byRule.put(rule.id(), new ArrayList<>()));
        findings.forEach(found -> byRule.get(found.finding().rule()).add(found));
        return RuleCatalogue.all().stream()
                .sorted(Comparator.comparing(RuleInfo::severity))
                .map(rule -> new RuleResult(rule, byRule.get(rule.id()), dropped.getOrDefault(rule.id(), 0L)))
                .toList();
    }
}
