package dev.mockssp.journal;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A finding of an integration rule in an exchange.
 *
 * @param rule the id of the rule, in kebab case
 * @param severity how much the finding matters
 * @param pointer where: a JSON pointer into the request body (of {@code schema-response}, the response body), or
 *     {@code header:} and the name of a header; empty when the finding concerns the exchange as a whole
 * @param seen what the exchange shows, in one line; personal data and keys are abbreviated
 * @param why why it matters
 * @param source the source of the rule: a document such as {@code S1}, or {@code advice}
 */
public record Finding(String rule, Severity severity, String pointer, String seen, String why, String source) {

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
        requireNonNull(pointer, "pointer");
        requireNonNull(seen, "seen");
        requireNonNull(why, "why");
        requireNonNull(source, "source");
    }

    /** @return the place, unless {@link #seen} begins with it */
    public String placeBesideSeen() {
        return seen.startsWith(pointer + " ") ? "" : pointer;
    }

    /** @return a copy with another severity */
    public Finding with(Severity newSeverity) {
        return new Finding(rule, newSeverity, pointer, seen, why, source);
    }

    /** @return a copy in which each text from the exchange is replaced */
    public Finding withTexts(UnaryOperator<String> replacement) {
        return new Finding(rule, severity, replacement.apply(pointer), replacement.apply(seen), why, source);
    }
}
