package dev.mockssp.journal.match;

import dev.mockssp.core.ConfigurationException;
import java.util.OptionalInt;

/**
 * How many exchanges must match a pattern.
 *
 * @param least the minimum
 * @param most the maximum, empty for no maximum
 */
public record Times(int least, OptionalInt most) {

    /** One or more. */
    public static final Times AT_LEAST_ONCE = new Times(1, OptionalInt.empty());

    /**
     * @param times the exact number, 0 or more
     * @return the requirement
     * @throws ConfigurationException if {@code times} is negative
     */
    public static Times exactly(int times) {
        return new Times(checked("exactly", times), OptionalInt.of(times));
    }

    /**
     * @param times the minimum, 0 or more
     * @return the requirement
     * @throws ConfigurationException if {@code times} is negative
     */
    public static Times atLeast(int times) {
        return new Times(checked("atLeast", times), OptionalInt.empty());
    }

    /**
     * @param times the maximum, 0 or more
     * @return the requirement
     * @throws ConfigurationException if {@code times} is negative
     */
    public static Times atMost(int times) {
        return new Times(0, OptionalInt.of(checked("atMost", times)));
    }

    /** @return the requirement that no exchange matches */
    public static Times never() {
        return exactly(0);
    }

    private static int checked(String name, int times) {
        if (times < 0) {
            throw new ConfigurationException("Times.%s(%d): expected 0 or more".formatted(name, times));
        }
        return times;
    }

    /** @return whether the number of matches meets the requirement */
    boolean holds(int matches) {
        return matches >= least && (most.isEmpty() || matches <= most.getAsInt());
    }

    @Override
    public String toString() {
        if (most.isEmpty()) {
            return "at least " + least;
        }
        int max = most.getAsInt();
        return max == 0
                ? "never"
                : least == max ? "exactly " + max : least == 0 ? "at most " + max : least + " to " + max;
    }
}
