package dev.mockssp.lint.rule;

import static dev.mockssp.journal.Finding.Severity.ERROR;
import static dev.mockssp.journal.Finding.Severity.INFO;
import static dev.mockssp.journal.Finding.Severity.WARNING;

import dev.mockssp.journal.Finding;

/**
 * A rule as the catalogue, the documents and the dashboard show it.
 *
 * @param id its identifier, in kebab case
 * @param severity how much its findings matter
 * @param when what makes a finding
 * @param why why that matters
 * @param source where the rule stands: a seed document such as {@code S1}, or {@code advice}
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

    /**
     * @param seen what was seen, in one line
     * @return a finding of this rule
     */
    public Finding finding(String seen) {
        return new Finding(id, severity, seen, why, source);
    }
}
