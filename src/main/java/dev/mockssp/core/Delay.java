package dev.mockssp.core;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long an answer is held back: fixed when both ends are equal, else drawn between them.
 *
 * @param minMillis the shortest, in milliseconds
 * @param maxMillis the longest, in milliseconds
 */
public record Delay(int minMillis, int maxMillis) {

    public static final Delay NONE = new Delay(0, 0);

    /** @throws IllegalArgumentException when the range is negative or empty */
    public Delay {
        if (minMillis < 0 || maxMillis < minMillis) {
            throw new IllegalArgumentException("a delay from " + minMillis + " to " + maxMillis + " ms");
        }
    }

    /**
     * @param chance from 0 (inclusive) to 1 (exclusive), asked for only when there is a choice
     * @return the delay that this chance picks
     */
    public Duration draw(DoubleSupplier chance) {
        return minMillis == maxMillis
                ? Duration.ofMillis(minMillis)
                : Duration.ofMillis(minMillis + (long) (chance.getAsDouble() * (maxMillis - minMillis + 1.0)));
    }
}
