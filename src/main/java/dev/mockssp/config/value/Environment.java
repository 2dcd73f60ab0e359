package dev.mockssp.config.value;

import java.util.Locale;

/** The two environments of an API key (contract.md 1.6). */
public enum Environment {
    STAGING,
    PRODUCTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** @return {@code staging} or {@code production} */
    public String label() {
        return label;
    }
}
