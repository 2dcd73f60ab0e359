package dev.mockssp.journal.store;

import java.util.Map;

/**
 * What the journal has evicted because it was full.
 *
 * @param exchanges the number of exchanges
 * @param findings the number of findings in them, by the id of the rule
 */
public record EvictionCounts(long exchanges, Map<String, Long> findings) {

    /** Nothing was evicted. */
    public static final EvictionCounts NONE = new EvictionCounts(0, Map.of());

    public EvictionCounts {
        findings = Map.copyOf(findings);
    }
}
