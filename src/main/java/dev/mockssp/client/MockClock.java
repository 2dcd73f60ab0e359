package dev.mockssp.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of a mock server. It determines rate limit windows and timestamps, for all keys. Delays use real time. */
public interface MockClock extends InstantSource {

    /** @return whether the clock is frozen */
    boolean frozen();

    /**
     * Freezes the clock.
     *
     * @param at the instant that the clock shows until it is advanced or unfrozen
     */
    void freeze(Instant at);

    /**
     * Advances the clock, frozen or not.
     *
     * @param by how far, zero or more
     * @throws dev.mockssp.core.ConfigurationException if {@code by} is negative
     */
    void advance(Duration by);

    /** Returns the clock to real time. */
    void unfreeze();
}
