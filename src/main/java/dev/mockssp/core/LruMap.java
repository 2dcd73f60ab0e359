package dev.mockssp.core;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * A map with a limit. When it is full, it evicts the least recently used entry; reading an entry uses it. The order of
 * eviction depends on the calls alone, so that a run with a seed repeats. Thread-safe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class LruMap<K, V> {

    private final int maxEntries;
    private final MemoryBudget budget;
    private final ToLongBiFunction<K, V> weigher;
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param maxEntries the most entries, at least 1 */
    public LruMap(int maxEntries) {
        this(maxEntries, new MemoryBudget(Long.MAX_VALUE), (key, value) -> 0);
    }

    /**
     * @param maxEntries the most entries, at least 1
     * @param budget limits the bytes of this map and of all others that share it
     * @param weigher the bytes that an entry takes; must give the same number for an entry at any time
     */
    public LruMap(int maxEntries, MemoryBudget budget, ToLongBiFunction<K, V> weigher) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries must be at least 1, was " + maxEntries);
        }
        this.maxEntries = maxEntries;
        this.budget = budget;
        this.weigher = weigher;
    }

    /** @return the value of the key, which is now the most recently used */
    public Optional<V> get(K key) {
        synchronized (budget) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /**
     * Adds or replaces an entry, which is now the most recently used. A value that exceeds the whole budget is not
     * stored; an earlier value of the key is removed then.
     */
    public void put(K key, V value) {
        synchronized (budget) {
            remove(key);
            long bytes = weigher.applyAsLong(key, value);
            if (budget.canHold(bytes)) {
                if (entries.size() == maxEntries) {
                    evictEldest();
                }
                entries.put(key, value);
                budget.add(this, bytes);
                budget.evictFor(this);
            }
        }
    }

    /**
     * @param maker creates the value of a key that has none; must not use this map
     * @return the value of the key, which is now the most recently used
     */
    public V computeIfAbsent(K key, Function<? super K, ? extends V> maker) {
        synchronized (budget) {
            V known = entries.get(key);
            if (known != null) {
                return known;
            }
            V made = maker.apply(key);
            put(key, made);
            return made;
        }
    }

    /** @return the value that the key had */
    public Optional<V> remove(K key) {
        synchronized (budget) {
            V removed = entries.remove(key);
            if (removed != null) {
                budget.release(this, weigher.applyAsLong(key, removed));
            }
            return Optional.ofNullable(removed);
        }
    }

    /** Removes the entries that the condition accepts. */
    public void removeIf(BiPredicate<? super K, ? super V> condition) {
        synchronized (budget) {
            for (Map.Entry<K, V> entry : List.copyOf(entries.entrySet())) {
                if (condition.test(entry.getKey(), entry.getValue())) {
                    remove(entry.getKey());
                }
            }
        }
    }

    /** Removes all entries. */
    public void clear() {
        removeIf((key, value) -> true);
    }

    /** @return a copy of the values, the least recently used first */
    public List<V> values() {
        synchronized (budget) {
            return List.copyOf(entries.values());
        }
    }

    /** @return the number of entries */
    public int size() {
        synchronized (budget) {
            return entries.size();
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void evictEldest() {
        Iterator<K> eldestFirst = entries.keySet().iterator();
        remove(eldestFirst.next());
    }
}
