package dev.mockssp.journal;

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
