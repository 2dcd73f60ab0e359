package dev.mockssp.core.memory;

/** An entry of a {@link LruMap}, with its neighbours in the order of use of all maps that share the budget. */
final class LruEntry<K, V> {

    private final LruMap<K, V> map;
    private final K key;
    private final V value;
    private final long bytes;

    LruEntry<?, ?> older;
    LruEntry<?, ?> newer;

    LruEntry(LruMap<K, V> map, K key, V value, long bytes) {
        this.map = map;
        this.key = key;
        this.value = value;
        this.bytes = bytes;
    }

    K key() {
        return key;
    }

    V value() {
        return value;
    }

    long bytes() {
        return bytes;
    }

    void evict() {
        map.remove(key);
    }
}
