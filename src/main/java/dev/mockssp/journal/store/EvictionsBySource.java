package dev.mockssp.journal.store;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Source;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts evicted exchanges per source, because a report is about some sources only. Not thread-safe. */
final class EvictionsBySource {

    private final Map<Source, EvictionCounter> counters = new EnumMap<>(Source.class);

    /** @param memory limits the bytes of this and of all else that is remembered */
    EvictionsBySource(MemoryBudget memory) {
        for (Source source : Source.values()) {
            counters.put(source, new EvictionCounter(memory));
        }
    }

    void count(StoredExchange evicted) {
        counters.get(evicted.source()).count(evicted);
    }

    /** Counts exchanges of unknown content. They may be about any key, and are most probably from the client. */
    void countUnknown(long exchanges) {
        counters.get(Source.CLIENT).countOfAnyKey(exchanges);
    }

    /** @return what was evicted of some sources, and of one key or of all */
    EvictionCounts of(Set<Source> sources, Optional<String> keyId) {
        return counters.entrySet().stream()
                .filter(entry -> sources.contains(entry.getKey()))
                .map(entry -> entry.getValue().of(keyId))
                .reduce(EvictionCounts.NONE, EvictionCounts::plus);
    }

    /** @return what was counted of the key and the source */
    EvictionCounts forget(Source source, String keyId) {
        return counters.get(source).forget(keyId);
    }

    void clear() {
        counters.values().forEach(EvictionCounter::clear);
    }
}
