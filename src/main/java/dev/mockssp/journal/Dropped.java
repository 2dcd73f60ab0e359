package dev.mockssp.journal;

import java.util.Map;

/**
 * What the journal has dropped for want of room.
 *
 * @param exchanges how many exchanges
 * @param findings how often each rule had been found in them, by the rule's identifier
 */
public record Dropped(long exchanges, Map<String, Long> findings) {

    /** Nothing was dropped. */
    public static final Dropped NONE = new Dropped(0, Map.of());

    public Dropped {
        findings = Map.copyOf(findings);
    }
}
