package dev.mockssp.lint.history;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.LruMap;
import dev.mockssp.core.memory.MemoryBudget;

/** The histories of the API keys in memory. The least recently used is evicted. */
final class LruKeyHistories implements KeyHistories {

    private final MemoryBudget memory;
    private final LruMap<String, KeyHistory> byId;

    /** @param memory limits the bytes of this and of all else that is remembered */
    LruKeyHistories(MemoryBudget memory) {
        this.memory = memory;
        this.byId = new LruMap<>(
                memory, (keyId, key) -> HeapSize.MAP_ENTRY + HeapSize.of(keyId) + KeyHistory.BYTES, KeyHistory::clear);
    }

    @Override
    public KeyHistory of(String keyId) {
        return byId.computeIfAbsent(keyId, id -> new KeyHistory(memory, KeyTraffic.NONE));
    }

    @Override
    public void forget(String keyId) {
        byId.remove(keyId);
    }

    @Override
    public void clear() {
        byId.clear();
    }
}
