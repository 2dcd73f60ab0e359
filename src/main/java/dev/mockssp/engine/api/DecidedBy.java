package dev.mockssp.engine.api;

import java.util.Locale;

/** What a call passes, in the contract's order (contract.md 1.3); the one that makes the answer is kept. */
public enum DecidedBy {
    ROUTE,
    KEY,
    ORIGIN,
    RATE,
    SCENARIO,
    BODY,
    PACING,
    AUCTION,
    TOKEN,
    /** The real service, or what kept it from answering. */
    UPSTREAM,
    /** The double itself failed. */
    FAILURE;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
