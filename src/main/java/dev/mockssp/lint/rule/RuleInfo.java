package dev.mockssp.lint.rule;

import static dev.mockssp.journal.Finding.Severity.ERROR;
import static dev.mockssp.journal.Finding.Severity.INFO;
import static dev.mockssp.journal.Finding.Severity.WARNING;

import dev.mockssp.journal.Finding;

/**
 * The description of a rule in the catalogue, the documents and the dashboard.
 *
 * @param id its id, in kebab case
 * @param severity the severity of its findings
 * @param when the condition for a finding
 * @param why the reason and the advice
 * @param source the source of the rule: a seed document such as {@code S1}, or {@code advice}
 */
public record RuleInfo(String id, Finding.Severity severity, String when, String why, String source) {

    static RuleInfo error(String id, String source, String when, String why) {
        return new RuleInfo(id, ERROR, when, why, source);
    }

    static RuleInfo warning(String id, String source, String when, String why) {
        return new RuleInfo(id, WARNING, when, why, source);
    }

    static RuleInfo info(String id, String source, String when, String why) {
        return new RuleInfo(id, INFO, when, why, source);
    }

    /** @return this rule with another severity */
    public RuleInfo with(Finding.Severity newSeverity) {
        return new RuleInfo(id, newSeverity, when, why, source);
    }

    /**
     * @param pointer where, as in {@link Finding}
     * @param seen what violates the rule, in one line
     * @return a finding of this rule
     */
    public Finding finding(String pointer, String seen) {
        return new Finding(id, severity, pointer, seen, why, source);
    }

    /** @return a finding of this rule */
    public Finding finding(Observation observation) {
        return finding(observation.pointer(), observation.seen());
    }
}
