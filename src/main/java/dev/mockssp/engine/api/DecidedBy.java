package dev.mockssp.engine.api;

import java.util.Locale;

/** The checks of a request, in the order of contract.md 1.3. The journal records the one that decides the response. */
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
    /** The upstream, or a failure to reach it. */
    UPSTREAM,
    /** An error of the mock server itself. */
    FAILURE;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
