package dev.mockssp.journal.match;

import dev.mockssp.core.ConfigurationException;
import java.util.OptionalInt;

/**
 * How often a pattern must match.
 *
 * @param least the fewest times
 * @param most the most times, empty for no limit
 */
public record Times(int least, OptionalInt most) {

    /** The rule when none is given. */
    public static final Times AT_LEAST_ONCE = new Times(1, OptionalInt.empty());

    /**
     * @param times how often, no more and no less
     * @return that count
     */
    public static Times exactly(int times) {
        return new Times(checked("exactly", times), OptionalInt.of(times));
    }

    /**
     * @param times the fewest times
     * @return that count
     */
    public static Times atLeast(int times) {
        return new Times(checked("atLeast", times), OptionalInt.empty());
    }

    /**
     * @param times the most times
     * @return that count
     */
    public static Times atMost(int times) {
        return new Times(0, OptionalInt.of(checked("atMost", times)));
    }

    /** @return the count of what must not have been sent */
    public static Times never() {
        return exactly(0);
    }

    private static int checked(String name, int times) {
        if (times < 0) {
            throw new ConfigurationException("Times.%s(%d): expected 0 or more".formatted(name, times));
        }
        return times;
    }

    /** @return whether this many matches are as they should be */
    boolean holds(int matches) {
        return matches >= least && (most.isEmpty() || matches <= most.getAsInt());
    }

    @Override
    public String toString() {
        if (most.isEmpty()) {
            return "at least " + least;
        }
        int top = most.getAsInt();
        return top == 0
                ? "never"
                : least == top ? "exactly " + top : least == 0 ? "at most " + top : least + " to " + top;
    }
}
