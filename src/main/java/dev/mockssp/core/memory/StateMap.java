package dev.mockssp.core.memory;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What is remembered of several things of one kind. A value does not change after {@link #put}: to change it, put another
 * one.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface StateMap<K, V> {

    /** @return the value of the key; empty if it has none, or if it was evicted */
    Optional<V> get(K key);

    /** Adds or replaces a value. */
    void put(K key, V value);

    /** @return the value that the key had */
    Optional<V> remove(K key);

    /**
     * @param maker creates the value of a key that has none; must not use a map of the same maker
     * @return the value of the key
     */
    V computeIfAbsent(K key, Function<? super K, ? extends V> maker);

    /** Removes the entries that the condition accepts. */
    void removeIf(BiPredicate<? super K, ? super V> condition);

    /** Removes all entries. */
    void clear();

    /** @return a copy of the values, in no particular order */
    List<V> values();
}
