package dev.mockssp.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of a double, which decides rate windows and timestamps. It belongs to all keys. */
public interface MockClock extends InstantSource {

    /** @return whether it stands still */
    boolean frozen();

    /** @param at where it stands still from now on */
    void freeze(Instant at);

    /**
     * @param by how far it moves ahead, frozen or not
     * @throws dev.mockssp.core.ConfigurationException when that is back
     */
    void advance(Duration by);

    /** Back to real time. */
    void unfreeze();
}
