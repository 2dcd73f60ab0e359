package dev.mockssp.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects the mistakes of several parts or documents, so that the first does not hide the others. After {@value #MAX}
 * mistakes no more are looked for, so that a huge document that consists of them costs little. Not thread-safe.
 */
public final class Problems {

    static final int MAX = 100;

    private final List<Problem> all = new ArrayList<>();

    /**
     * @param reader reads a part
     * @return what it has read; empty if it has thrown a {@link ConfigurationException}, whose problems are added, or if
     *     there are too many problems already
     */
    public <T> Optional<T> collect(Supplier<T> reader) {
        if (all.size() >= MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.get());
        } catch (ConfigurationException e) {
            all.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Adds a problem, unless there are too many already. */
    public void add(Problem problem) {
        if (all.size() < MAX) {
            all.add(problem);
        }
    }

    /** @return the problems, in the order in which they were found */
    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** @throws ConfigurationException with all errors, if there is one; warnings are left out */
    public void throwErrors() {
        List<Problem> errors = all.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw ConfigurationException.of(errors);
        }
    }
}
