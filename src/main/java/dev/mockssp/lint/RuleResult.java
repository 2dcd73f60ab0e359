package dev.mockssp.lint;

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
 */
public record RuleResult(RuleEntry rule, List<RunFinding> findings) {

    public RuleResult {
        findings = List.copyOf(findings);
    }

    /** One result for each rule of the catalogue, those without a finding too; the gravest first. */
    static List<RuleResult> of(List<RunFinding> findings) {
        Map<String, List<RunFinding>> byRule = new LinkedHashMap<>();
        Rules.all().forEach(rule -> byRule.put(rule.id(), new ArrayList<>()));
        findings.forEach(found -> byRule.get(found.finding().rule()).add(found));
        return Rules.all().stream()
                .sorted(Comparator.comparing(RuleEntry::severity))
                .map(rule -> new RuleResult(rule, byRule.get(rule.id())))
                .toList();
    }
}
