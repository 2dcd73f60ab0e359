package dev.mockssp.redis;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What this process knows of one state since its latest failed connection. Bounded in bytes. Thread-safe. */
final class DocumentCache {

    private static final int CALLS_BETWEEN_CHECKS = 64;

    private final long failures;
    private final String id;
    private final long maxBytes;
    private final Map<String, CachedDocument> documents = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param failures how many connections had failed
     * @param id the id of the state
     * @param maxBytes about how many bytes of memory the documents may take together
     */
    DocumentCache(long failures, String id, long maxBytes) {
        this.failures = failures;
        this.id = id;
        this.maxBytes = maxBytes;
    }

    /** @return a cache without documents */
    DocumentCache emptied(long newFailures, String newId) {
        return new DocumentCache(newFailures, newId, maxBytes);
    }

    long failures() {
        return failures;
    }

    String id() {
        return id;
    }

    /** @return the document if it is known */
    Optional<CachedDocument> find(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    /** @return the document, without fields if it was not known */
    CachedDocument document(String name) {
        if (calls.incrementAndGet() % CALLS_BETWEEN_CHECKS == 0 && bytes() > maxBytes) {
            removeHalf();
        }
        return documents.computeIfAbsent(name, it -> new CachedDocument());
    }

    void remove(String name) {
        documents.remove(name);
    }

    long bytes() {
        return documents.values().stream().mapToLong(CachedDocument::bytes).sum();
    }

    /** Each second one, so that others need not be read again. */
    private void removeHalf() {
        boolean removed = false;
        for (Iterator<CachedDocument> all = documents.values().iterator(); all.hasNext(); removed = !removed) {
            all.next();
            if (!removed) {
                all.remove();
            }
        }
    }
}
