package dev.mockssp.journal;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A finding of an integration rule in an exchange.
 *
 * @param rule the id of the rule, in kebab case
 * @param severity how much the finding matters
 * @param seen what the exchange shows, in one line; personal data and keys are abbreviated
 * @param why why it matters
 * @param source the source of the rule: a document such as {@code S1}, or {@code advice}
 */
public record Finding(String rule, Severity severity, String seen, String why, String source) {

    /** How much a finding matters, the most severe first. */
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
