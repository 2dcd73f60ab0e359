package dev.mockssp.lint.rule;

import dev.mockssp.journal.Finding;

/**
 * A finding about a whole run.
 *
 * @param exchangeId the exchange that shows it best
 * @param finding the finding
 */
public record RunFinding(String exchangeId, Finding finding) {}
