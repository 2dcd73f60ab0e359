package dev.mockssp.redis;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this process knows of one state. Thread-safe.
 *
 * @param failures how many connections had failed when it began
 * @param id the id of the state
 * @param removals how often documents had been removed from the state
 * @param permanent the documents that are never removed from the state
 * @param evictable those that are; this process may forget them at any time
 * @param bytes about how much memory the evictable ones take
 */
record DocumentCache(
        long failures,
        String id,
        long removals,
        Map<String, CachedDocument> permanent,
        Map<String, CachedDocument> evictable,
        LongAdder bytes) {

    private static final int MAX_DOCUMENTS = 2_000;
    private static final int SHARE_OF_HEAP = 8;
    private static final long MAX_BYTES =
            Math.min(32L << 20, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

    /** Knows nothing. */
    DocumentCache(long failures, String id, long removals) {
        this(failures, id, removals, new ConcurrentHashMap<>());
    }

    private DocumentCache(long failures, String id, long removals, Map<String, CachedDocument> permanent) {
        this(failures, id, removals, permanent, new ConcurrentHashMap<>(), new LongAdder());
    }

    private Map<String, CachedDocument> like(String name) {
        return name.startsWith(SharedDocuments.EVICTABLE) ? evictable : permanent;
    }

    /** @return the document, empty if it was not read yet */
    Optional<CachedDocument> find(String name) {
        return Optional.ofNullable(like(name).get(name));
    }

    CachedDocument document(String name) {
        return like(name)
                .computeIfAbsent(name, it -> new CachedDocument(like(it) == evictable ? bytes : new LongAdder()));
    }

    void forget(String name) {
        like(name).remove(name);
    }

    /** @return a cache without the evictable documents */
    DocumentCache withoutEvictable(long newRemovals) {
        return new DocumentCache(failures, id, newRemovals, permanent);
    }

    boolean isFull() {
        return evictable.size() > MAX_DOCUMENTS || bytes.sum() > MAX_BYTES;
    }

    /** @return whether the state is the same, and has removed no document since the cache began */
    boolean fits(Reply reply) {
        return id.equals(reply.id()) && removals == reply.removals();
    }
}
