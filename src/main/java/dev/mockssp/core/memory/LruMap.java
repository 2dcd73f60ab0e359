package dev.mockssp.core.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * A map with a limit, which it can share with others. When the limit is exceeded, the least recently used entry is
 * evicted; reading an entry uses it. The order of eviction depends on the calls alone, so that a run with a seed repeats.
 * Thread-safe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class LruMap<K, V> implements StateMap<K, V> {

    /** A table below this size is not worth a smaller one. */
    private static final int MIN_SHRUNK = 64;

    private final MemoryBudget budget;
    private final ToLongBiFunction<K, V> weigher;
    private final Consumer<? super V> onRemoval;
    private Map<K, LruEntry<K, V>> entries = new HashMap<>();
    private int mostEntries;

    /** @param maxEntries the most entries, at least 1 */
    public LruMap(int maxEntries) {
        this(entryBudget(maxEntries), (key, value) -> 1);
    }

    /**
     * @param budget limits the bytes of this map and of all others that share it
     * @param weigher the bytes that a new entry takes, such as {@link HeapSize#MAP_ENTRY} and its key and value
     */
    public LruMap(MemoryBudget budget, ToLongBiFunction<K, V> weigher) {
        this(budget, weigher, value -> {});
    }

    /**
     * @param budget limits the bytes of this map and of all others that share it
     * @param weigher the bytes that a new entry takes, without those of maps in its value
     * @param onRemoval receives each value that is evicted or removed, but not one that is replaced; clears the maps that
     *     the value has in this budget
     */
    public LruMap(MemoryBudget budget, ToLongBiFunction<K, V> weigher, Consumer<? super V> onRemoval) {
        this.budget = budget;
        this.weigher = weigher;
        this.onRemoval = onRemoval;
    }

    private static MemoryBudget entryBudget(int maxEntries) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries must be at least 1, was " + maxEntries);
        }
        return new MemoryBudget(maxEntries);
    }

    /** @return the value of the key, which is now the most recently used */
    @Override
    public Optional<V> get(K key) {
        synchronized (budget) {
            LruEntry<K, V> entry = entries.get(key);
            if (entry == null) {
                return Optional.empty();
            }
            budget.use(entry);
            return Optional.of(entry.value());
        }
    }

    /**
     * Adds or replaces an entry, which is now the most recently used. A value that exceeds the whole budget is not
     * stored; an earlier value of the key is removed then.
     */
    @Override
    public void put(K key, V value) {
        synchronized (budget) {
            long bytes = weigher.applyAsLong(key, value);
            if (!budget.canHold(bytes)) {
                remove(key);
                return;
            }
            LruEntry<K, V> replaced = entries.get(key);
            // A HashMap keeps the first of equal keys, so that a second one would take memory beside it.
            K kept = replaced == null ? key : replaced.key();
            LruEntry<K, V> entry = new LruEntry<>(this, kept, value, bytes);
            entries.put(kept, entry);
            if (replaced != null) {
                budget.release(replaced);
            }
            mostEntries = Math.max(mostEntries, entries.size());
            budget.add(entry);
        }
    }

    /**
     * @param maker creates the value of a key that has none; must not use a map of this budget
     * @return the value of the key, which is now the most recently used
     */
    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> maker) {
        synchronized (budget) {
            Optional<V> known = get(key);
            if (known.isPresent()) {
                return known.get();
            }
            V made = maker.apply(key);
            put(key, made);
            return made;
        }
    }

    /** @return the value that the key had */
    @Override
    public Optional<V> remove(K key) {
        synchronized (budget) {
            LruEntry<K, V> removed = entries.remove(key);
            if (removed == null) {
                return Optional.empty();
            }
            budget.release(removed);
            shrink();
            onRemoval.accept(removed.value());
            return Optional.of(removed.value());
        }
    }

    /** A HashMap keeps its largest table, which no weigher counts. */
    private void shrink() {
        if (mostEntries > MIN_SHRUNK && entries.size() < mostEntries / 4) {
            entries = new HashMap<>(entries);
            mostEntries = entries.size();
        }
    }

    @Override
    public void removeIf(BiPredicate<? super K, ? super V> condition) {
        synchronized (budget) {
            List<K> unwanted = entries.entrySet().stream()
                    .filter(entry ->
                            condition.test(entry.getKey(), entry.getValue().value()))
                    .map(Map.Entry::getKey)
                    .toList();
            unwanted.forEach(this::remove);
        }
    }

    @Override
    public void clear() {
        removeIf((key, value) -> true);
    }

    @Override
    public List<V> values() {
        synchronized (budget) {
            return entries.values().stream().map(LruEntry::value).toList();
        }
    }

    /** @return the number of entries */
    public int size() {
        synchronized (budget) {
            return entries.size();
        }
    }
}
