package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A mistake of the user in an option, a file or a document sent to the control API. The message is one line for a
 * person: what is wrong, where (option, file, JSON pointer) and what would be allowed. Where a document is wrong, the
 * last two stand beside it for a program too.
 */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final transient List<String> allowed;

    public ConfigurationException(String message) {
        this(message, (Throwable) null);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
        this.pointer = null;
        this.allowed = List.of();
    }

    /** @param pointer the JSON pointer to the mistake in its document */
    public ConfigurationException(String message, String pointer) {
        this(message, pointer, List.of(), null);
    }

    /**
     * @param pointer the JSON pointer to the mistake in its document
     * @param allowed what would be allowed there, empty when that is no list
     * @param cause what showed the mistake, null when nothing did
     */
    public ConfigurationException(String message, String pointer, List<String> allowed, Throwable cause) {
        super(message, cause);
        this.pointer = requireNonNull(pointer, "pointer");
        this.allowed = List.copyOf(allowed);
    }

    /**
     * @param source the document that the mistake is in, for a person
     * @return the same mistake with the document named in front
     */
    public ConfigurationException in(String source) {
        String message = source + ": " + getMessage();
        return pointer == null
                ? new ConfigurationException(message, getCause())
                : new ConfigurationException(message, pointer, allowed, getCause());
    }

    /** @return the JSON pointer to the mistake, empty when it is not at one place of a document */
    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }

    /** @return what would be allowed there, empty when that is no list */
    public List<String> allowed() {
        return allowed;
    }
}
