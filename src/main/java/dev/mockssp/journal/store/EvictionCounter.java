package dev.mockssp.journal.store;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.journal.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Counts evicted exchanges per API key, so that a verification for one key ignores what was evicted for another. Counts
 * whose key is forgotten for lack of memory apply to every key. Not thread-safe.
 */
final class EvictionCounter {

    private static final int BYTES_OF_COUNTS = 32;
    private static final int BYTES_OF_RULE = 32;

    private final LruMap<String, EvictionCounts> byKey;
    private EvictionCounts total = EvictionCounts.NONE;

    /** @param memory limits the bytes of this and of all else that is remembered */
    EvictionCounter(MemoryBudget memory) {
        this.byKey = new LruMap<>(memory, EvictionCounter::bytes);
    }

    private static long bytes(String keyId, EvictionCounts counts) {
        return HeapSize.MAP_ENTRY
                + HeapSize.of(keyId)
                + BYTES_OF_COUNTS
                + (long) BYTES_OF_RULE * counts.findings().size();
    }

    void count(String keyId, List<Finding> findings) {
        total = total.plus(findings);
        byKey.put(keyId, byKey.get(keyId).orElse(EvictionCounts.NONE).plus(findings));
    }

    /** @return what was evicted of one key, or of all */
    EvictionCounts of(Optional<String> keyId) {
        return keyId.isEmpty()
                ? total
                : byKey.get(keyId.get()).orElse(EvictionCounts.NONE).plus(ofForgottenKeys());
    }

    private EvictionCounts ofForgottenKeys() {
        EvictionCounts rest = total;
        for (EvictionCounts known : byKey.values()) {
            rest = rest.minus(known);
        }
        return rest;
    }

    /** @return what was counted of the key */
    EvictionCounts forget(String keyId) {
        EvictionCounts removed = byKey.remove(keyId).orElse(EvictionCounts.NONE);
        total = total.minus(removed);
        return removed;
    }

    void clear() {
        byKey.clear();
        total = EvictionCounts.NONE;
    }
}
