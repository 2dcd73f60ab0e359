package dev.mockssp.journal.store;

import java.util.Map;

/**
 * What the journal has dropped for want of room.
 *
 * @param exchanges how many exchanges
 * @param findings how often each rule had been found in them, by the rule's identifier
 */
public record EvictionCounts(long exchanges, Map<String, Long> findings) {

    /** Nothing was dropped. */
    public static final EvictionCounts NONE = new EvictionCounts(0, Map.of());

    public EvictionCounts {
        findings = Map.copyOf(findings);
    }
}
