package dev.mockssp.engine.shared;

import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.redis.DocumentMaps;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Maps of a document, each of whose operations is a transaction of its own. Thread-safe. */
final class CommittedMaps implements StateMaps {

    private final SharedTransactions transactions;
    private final String document;
    private final String prefix;

    CommittedMaps(SharedTransactions transactions, String document, String prefix) {
        this.transactions = transactions;
        this.document = document;
        this.prefix = prefix;
    }

    @Override
    public <K, V> StateMap<K, V> map(MapType<K, V> type) {
        return new CommittedMap<>(type);
    }

    private final class CommittedMap<K, V> implements StateMap<K, V> {

        private final MapType<K, V> type;

        private CommittedMap(MapType<K, V> type) {
            this.type = type;
        }

        private <T> T commit(Function<StateMap<K, V>, T> operation) {
            return transactions.attempt(
                    List.of(document),
                    attempt -> operation.apply(new DocumentMaps(attempt, document, prefix).map(type)));
        }

        @Override
        public Optional<V> get(K key) {
            return commit(map -> map.get(key));
        }

        @Override
        public void put(K key, V value) {
            commit(map -> {
                map.put(key, value);
                return true;
            });
        }

        @Override
        public Optional<V> remove(K key) {
            return commit(map -> map.remove(key));
        }

        @Override
        public V computeIfAbsent(K key, Function<? super K, ? extends V> maker) {
            return commit(map -> map.computeIfAbsent(key, maker));
        }

        @Override
        public void removeIf(BiPredicate<? super K, ? super V> condition) {
            commit(map -> {
                map.removeIf(condition);
                return true;
            });
        }

        @Override
        public void clear() {
            commit(map -> {
                map.clear();
                return true;
            });
        }

        @Override
        public List<V> values() {
            return commit(StateMap::values);
        }
    }
}
