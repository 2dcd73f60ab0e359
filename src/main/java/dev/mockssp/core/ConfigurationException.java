package dev.mockssp.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Errors of the user in options, files or a document for the admin API. The message has one line for each: what is wrong,
 * where (option, file, JSON pointer) and what is allowed. For an error in a document, programs can read the last two as
 * well.
 */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

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
        this(List.of(new Problem(Problem.Severity.ERROR, "", pointer, message, allowed)), cause);
    }

    private ConfigurationException(List<Problem> problems, Throwable cause) {
        super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")), cause);
        this.problems = List.copyOf(problems);
    }

    /**
     * @param problems the errors, at least one
     * @return an exception with all of them
     */
    public static ConfigurationException of(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("there is no problem");
        }
        return new ConfigurationException(problems, null);
    }

    /**
     * @param source the human-readable name of the document
     * @return the same errors, with the document at the start of each line
     */
    public ConfigurationException in(String source) {
        return new ConfigurationException(
                problems.stream().map(problem -> problem.in(source)).toList(), getCause());
    }

    /** @return all errors, at least one */
    public List<Problem> problems() {
        return problems;
    }

    /** @return the JSON pointer to the first error, empty if it has no single place in a document */
    public Optional<String> pointer() {
        return problems.get(0).pointer();
    }

    /** @return the allowed values of the first error, empty if they are not a list */
    public List<String> allowed() {
        return problems.get(0).allowed();
    }
}
