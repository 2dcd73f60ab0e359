package dev.mockssp.core.memory;

import java.util.Objects;

/** A linked list of entries, the least recently used first. Not thread-safe. */
final class UsageOrder {

    private LruEntry<?, ?> oldest;
    private LruEntry<?, ?> newest;

    LruEntry<?, ?> leastRecentlyUsed() {
        return Objects.requireNonNull(oldest, "no entry");
    }

    void add(LruEntry<?, ?> entry) {
        entry.older = newest;
        entry.newer = null;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.newer = entry;
        }
        newest = entry;
    }

    void remove(LruEntry<?, ?> entry) {
        if (entry.older == null) {
            oldest = entry.newer;
        } else {
            entry.older.newer = entry.newer;
        }
        if (entry.newer == null) {
            newest = entry.older;
        } else {
            entry.newer.older = entry.older;
        }
    }
}
