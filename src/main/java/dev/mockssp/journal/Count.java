package dev.mockssp.journal;

import dev.mockssp.exchange.ConfigurationException;
import java.util.OptionalInt;

/**
 * How often a pattern must match.
 *
 * @param least the fewest times
 * @param most the most times, empty for no limit
 */
public record Count(int least, OptionalInt most) {

    /** The rule when none is given. */
    public static final Count AT_LEAST_ONCE = new Count(1, OptionalInt.empty());

    /**
     * @param times how often, no more and no less
     * @return that count
     */
    public static Count exactly(int times) {
        return new Count(checked("exactly", times), OptionalInt.of(times));
    }

    /**
     * @param times the fewest times
     * @return that count
     */
    public static Count atLeast(int times) {
        return new Count(checked("atLeast", times), OptionalInt.empty());
    }

    /**
     * @param times the most times
     * @return that count
     */
    public static Count atMost(int times) {
        return new Count(0, OptionalInt.of(checked("atMost", times)));
    }

    /** @return the count of what must not have been sent */
    public static Count never() {
        return exactly(0);
    }

    private static int checked(String name, int times) {
        if (times < 0) {
            throw new ConfigurationException("Count.%s(%d): expected 0 or more".formatted(name, times));
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
