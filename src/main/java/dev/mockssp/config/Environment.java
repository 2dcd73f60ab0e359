package dev.mockssp.config;

import java.util.Locale;

/** The two environments of an API key (contract.md 1.6). */
public enum Environment {
    STAGING,
    PRODUCTION;

    /** @return {@code staging} or {@code production} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
