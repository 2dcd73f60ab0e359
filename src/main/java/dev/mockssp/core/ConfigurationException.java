package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An error of the user in an option, a file or a document for the admin API. The message is one line: what is wrong,
 * where (option, file, JSON pointer) and what is allowed. For an error in a document, programs can read the last two as
 * well.
 */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final transient List<String> allowed;

    public ConfigurationException(String message) {
        this(message, (Throwable) null);
    }

    public ConfigurationException(String message, Throwable cause) {
        this(message, Optional.empty(), List.of(), cause);
    }

    /** @param allowed the allowed values */
    public ConfigurationException(String message, List<String> allowed) {
        this(message, Optional.empty(), allowed, null);
    }

    /** @param pointer the JSON pointer to the error in its document */
    public ConfigurationException(String message, String pointer) {
        this(message, pointer, List.of(), null);
    }

    /**
     * @param pointer the JSON pointer to the error in its document
     * @param allowed the allowed values, empty if they are not a list
     * @param cause the cause, may be null
     */
    public ConfigurationException(String message, String pointer, List<String> allowed, Throwable cause) {
        this(message, Optional.of(requireNonNull(pointer, "pointer")), allowed, cause);
    }

    private ConfigurationException(String message, Optional<String> pointer, List<String> allowed, Throwable cause) {
        super(message, cause);
        this.pointer = pointer.orElse(null);
        this.allowed = List.copyOf(allowed);
    }

    /**
     * @param source the human-readable name of the document
     * @return the same error, with the document at the start of the message
     */
    public ConfigurationException in(String source) {
        return new ConfigurationException(source + ": " + getMessage(), pointer(), allowed, getCause());
    }

    /** @return the JSON pointer to the error, empty if it has no single place in a document */
    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }

    /** @return the allowed values, empty if they are not a list */
    public List<String> allowed() {
        return allowed;
    }
}
