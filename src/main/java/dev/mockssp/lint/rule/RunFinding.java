package dev.mockssp.lint.rule;

import dev.mockssp.journal.Finding;

/**
 * A finding that only a whole run shows.
 *
 * @param exchangeId the exchange where it can be seen best
 * @param finding what was found
 */
public record RunFinding(String exchangeId, Finding finding) {}
