package dev.mockssp.journal.store;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.LruMap;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.FindingCounts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts evicted exchanges per API key, so that a verification for one key ignores what was evicted for another. Counts
 * whose key is forgotten for lack of memory apply to every key. Not thread-safe.
 */
final class EvictionCounter {

    private static final int BYTES_OF_COUNTS = 32;
    private static final int BYTES_OF_KIND = 200;

    private final LruMap<String, EvictionCounts> byKey;

    /** Other maps of the same memory evict entries of this one, on other threads. */
    private final AtomicReference<EvictionCounts> ofForgottenKeys = new AtomicReference<>(EvictionCounts.NONE);

    /** @param memory limits the bytes of this and of all else that is remembered */
    EvictionCounter(MemoryBudget memory) {
        this.byKey = new LruMap<>(
                memory,
                EvictionCounter::bytes,
                forgotten -> ofForgottenKeys.accumulateAndGet(forgotten, EvictionCounts::plus));
    }

    private static long bytes(String keyId, EvictionCounts counts) {
        return HeapSize.MAP_ENTRY
                + HeapSize.of(keyId)
                + BYTES_OF_COUNTS
                + (long) BYTES_OF_KIND * counts.findings().byKind().size();
    }

    void count(StoredExchange exchange) {
        String keyId = exchange.keyId();
        byKey.put(keyId, byKey.get(keyId).orElse(EvictionCounts.NONE).plus(exchange));
    }

    /** Counts exchanges that apply to every key. */
    void countOfAnyKey(long exchanges) {
        if (exchanges > 0) {
            ofForgottenKeys.accumulateAndGet(new EvictionCounts(exchanges, FindingCounts.NONE), EvictionCounts::plus);
        }
    }

    /** @return what was evicted of one key, or of all */
    EvictionCounts of(Optional<String> keyId) {
        EvictionCounts known = keyId.isPresent()
                ? byKey.get(keyId.get()).orElse(EvictionCounts.NONE)
                : byKey.values().stream().reduce(EvictionCounts.NONE, EvictionCounts::plus);
        return known.plus(ofForgottenKeys.get());
    }

    /** @return what was counted of the key */
    EvictionCounts forget(String keyId) {
        EvictionCounts removed = byKey.get(keyId).orElse(EvictionCounts.NONE);
        byKey.put(keyId, EvictionCounts.NONE);
        byKey.remove(keyId);
        return removed;
    }

    void clear() {
        byKey.clear();
        ofForgottenKeys.set(EvictionCounts.NONE);
    }
}
