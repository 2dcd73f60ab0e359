package dev.mockssp.journal;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Something in an exchange that breaks a documented rule of the integration, or is worth knowing.
 *
 * @param rule the rule's identifier, in kebab case
 * @param severity how much it matters
 * @param seen what was seen, in one line; personal data and keys only abbreviated
 * @param why why it matters
 * @param source where the rule stands: a seed document such as {@code S1}, or {@code advice}
 */
public record Finding(String rule, Severity severity, String seen, String why, String source) {

    /** How much a finding matters, the gravest first. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO;

        /** @return {@code error}, {@code warning} or {@code info} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(seen, "seen");
        requireNonNull(why, "why");
        requireNonNull(source, "source");
    }
}
