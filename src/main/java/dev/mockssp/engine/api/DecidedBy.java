package dev.mockssp.engine.api;

import java.util.Locale;

/** The stage that decided the response, in the contract's order (contract.md 1.3). */
public enum DecidedBy {
    ROUTE,
    KEY,
    ORIGIN,
    RATE,
    SOURCE,
    SCENARIO,
    BODY,
    PACING,
    AUCTION,
    TOKEN,
    /** The upstream, or the reason why it did not respond. */
    UPSTREAM,
    /** The mock server itself failed. */
    FAILURE;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
