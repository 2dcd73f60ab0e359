package dev.mockssp.lint.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is remembered by key, as long as there is room; what was used longest ago is forgotten first. Not thread-safe. */
final class Recent<K, V> {

    private final Map<K, V> values;

    Recent(int most) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(K key, V value) {
        values.put(key, value);
    }

    /**
     * @param next makes the new value of the old one, quickly
     * @return the old one, or {@code first} where there was none
     */
    V replace(K key, V first, UnaryOperator<V> next) {
        V old = values.getOrDefault(key, first);
        values.put(key, next.apply(old));
        return old;
    }

    void forget(Predicate<Map.Entry<K, V>> unwanted) {
        values.entrySet().removeIf(unwanted);
    }

    void clear() {
        values.clear();
    }

    int size() {
        return values.size();
    }
}
