package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mistake in a document of the user.
 *
 * @param severity whether the document can be used in spite of it
 * @param source the human-readable name of the document; empty if it is known from elsewhere
 * @param pointer the JSON pointer to the mistake; empty if it has no single place
 * @param message what is wrong, where in the document and what is allowed, in one line
 * @param allowed the allowed values, empty if they are not a list
 */
public record Problem(
        Severity severity, String source, Optional<String> pointer, String message, List<String> allowed) {

    /** Whether a document can be used. */
    public enum Severity {
        /** The document is rejected. */
        ERROR,
        /** The document is used, but a part of it has no effect. */
        WARNING;

        /** @return {@code error} or {@code warning} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Problem {
        requireNonNull(severity, "severity");
        requireNonNull(source, "source");
        requireNonNull(pointer, "pointer");
        requireNonNull(message, "message");
        allowed = List.copyOf(allowed);
    }

    /** @return an error that has no single place in a document */
    public static Problem error(String message) {
        return new Problem(Severity.ERROR, "", Optional.empty(), message, List.of());
    }

    /** @return a document that has no effect */
    public static Problem warning(String message) {
        return new Problem(Severity.WARNING, "", Optional.empty(), message, List.of());
    }

    /** @return an error at a place of a document */
    public static Problem error(String pointer, String message, List<String> allowed) {
        return new Problem(Severity.ERROR, "", Optional.of(pointer), message, allowed);
    }

    /** @return a part of a document that has no effect */
    public static Problem warning(String pointer, String message) {
        return new Problem(Severity.WARNING, "", Optional.of(pointer), message, List.of());
    }

    /** @return whether the document is rejected */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** @return the same mistake as an error */
    public Problem asError() {
        return new Problem(Severity.ERROR, source, pointer, message, allowed);
    }

    /**
     * @param document the human-readable name of the document, or of what contains it
     * @return the same mistake in that document
     */
    public Problem in(String document) {
        String place = source.isEmpty() ? document : document + ": " + source;
        return new Problem(severity, place, pointer, message, allowed);
    }

    /** @return the document and the message, in one line */
    public String line() {
        return source.isEmpty() ? message : source + ": " + message;
    }

    /** @return the line for a log, which says that a warning is one */
    public String logLine() {
        return isError() ? line() : "warning: " + line();
    }
}
