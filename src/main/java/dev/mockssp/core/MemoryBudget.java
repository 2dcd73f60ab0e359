package dev.mockssp.core;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A limit in bytes for one or more {@link LruMap}s. When they exceed it, the map that grows evicts its own entries
 * first, so that a client with much data does not evict the data of others. If that is not enough, the map that was
 * written least recently evicts.
 *
 * <p>The maps of a budget use it as their lock.
 */
public final class MemoryBudget {

    private final long maxBytes;
    private final Set<LruMap<?, ?>> nonEmpty = new LinkedHashSet<>();
    private long usedBytes;

    /** @param maxBytes the most bytes that the maps may take together */
    public MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @return how many bytes the maps take now, by their weighers */
    public synchronized long usedBytes() {
        return usedBytes;
    }

    boolean canHold(long bytes) {
        return bytes <= maxBytes;
    }

    void add(LruMap<?, ?> map, long bytes) {
        nonEmpty.remove(map);
        nonEmpty.add(map);
        usedBytes += bytes;
    }

    void release(LruMap<?, ?> map, long bytes) {
        usedBytes -= bytes;
        if (map.isEmpty()) {
            nonEmpty.remove(map);
        }
    }

    /** @param growing the map that has a new entry, which stays */
    void evictFor(LruMap<?, ?> growing) {
        while (usedBytes > maxBytes && growing.size() > 1) {
            growing.evictEldest();
        }
        while (usedBytes > maxBytes) {
            Iterator<LruMap<?, ?>> leastRecentlyWritten = nonEmpty.iterator();
            leastRecentlyWritten.next().evictEldest();
        }
    }
}
