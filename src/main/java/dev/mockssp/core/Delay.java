package dev.mockssp.core;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The delay of a response: fixed if both limits are equal, else random between them.
 *
 * @param minMillis the shortest, in milliseconds
 * @param maxMillis the longest, in milliseconds
 */
public record Delay(int minMillis, int maxMillis) {

    public static final Delay NONE = new Delay(0, 0);

    /** @throws IllegalArgumentException if the range is negative or empty */
    public Delay {
        if (minMillis < 0 || maxMillis < minMillis) {
            throw new IllegalArgumentException("a delay from " + minMillis + " to " + maxMillis + " ms");
        }
    }

    /**
     * @param random returns a number from 0 (inclusive) to 1 (exclusive), used only if the limits differ
     * @return the delay for this random number
     */
    public Duration pick(DoubleSupplier random) {
        return minMillis == maxMillis
                ? Duration.ofMillis(minMillis)
                : Duration.ofMillis(minMillis + (long) (random.getAsDouble() * (maxMillis - minMillis + 1.0)));
    }
}
