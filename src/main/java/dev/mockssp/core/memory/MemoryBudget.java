package dev.mockssp.core.memory;

/**
 * A limit in bytes for all {@link LruMap}s that share it. When they exceed it, the least recently used entry of all maps
 * is evicted and counted. Settings of the user can reserve up to half of the budget; they are never evicted.
 *
 * <p>The maps of a budget use it as their lock.
 */
public final class MemoryBudget implements StateMaps {

    private static final long MIN_BYTES = 4L << 20;
    private static final long MAX_BYTES = 64L << 20;
    private static final int SHARE_OF_HEAP = 8;

    private final long maxBytes;
    private final UsageOrder order = new UsageOrder();
    private long usedBytes;
    private long reservedBytes;
    private long evictedEntries;

    /** @param maxBytes the most bytes that the maps and the reservations may take together */
    public MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param maxHeapBytes the maximum size of the heap
     * @return a budget of an eighth of the heap, at least 4 MiB and at most 64 MiB
     */
    public static MemoryBudget ofHeap(long maxHeapBytes) {
        return new MemoryBudget(Math.max(MIN_BYTES, Math.min(MAX_BYTES, maxHeapBytes / SHARE_OF_HEAP)));
    }

    /** @return a budget that is never exceeded, for objects that do not live long */
    public static MemoryBudget unlimited() {
        return new MemoryBudget(Long.MAX_VALUE);
    }

    @Override
    public <K, V> LruMap<K, V> map(MapType<K, V> type) {
        return new LruMap<>(this, type.bytes());
    }

    /** @return the most bytes that may be used */
    public long maxBytes() {
        return maxBytes;
    }

    /** @return how many bytes the maps and the reservations take now */
    public synchronized long usedBytes() {
        return usedBytes;
    }

    /** @return how many entries were evicted since the start or the last {@link #resetEvictedEntries} */
    public synchronized long evictedEntries() {
        return evictedEntries;
    }

    public synchronized void resetEvictedEntries() {
        evictedEntries = 0;
    }

    /**
     * Takes bytes for a setting, and evicts entries for it; or gives them back.
     *
     * @param bytes how many more bytes the setting takes, negative to give them back
     * @return whether they were taken; false if all settings together would exceed half of the budget
     */
    synchronized boolean reserve(long bytes) {
        if (bytes > 0 && bytes > maxReservedBytes() - reservedBytes) {
            return false;
        }
        reservedBytes += bytes;
        usedBytes += bytes;
        evictSurplus();
        return true;
    }

    long maxReservedBytes() {
        return maxBytes / 2;
    }

    boolean canHold(long bytes) {
        return bytes <= maxBytes - reservedBytes;
    }

    /** Adds an entry, which is now the most recently used, and evicts others for it. */
    void add(LruEntry<?, ?> entry) {
        order.add(entry);
        usedBytes += entry.bytes();
        evictSurplus();
    }

    void use(LruEntry<?, ?> entry) {
        order.remove(entry);
        order.add(entry);
    }

    void release(LruEntry<?, ?> entry) {
        order.remove(entry);
        usedBytes -= entry.bytes();
    }

    private void evictSurplus() {
        while (usedBytes > maxBytes) {
            order.leastRecentlyUsed().evict();
            evictedEntries++;
        }
    }
}
