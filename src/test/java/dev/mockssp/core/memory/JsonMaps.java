package dev.mockssp.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Maps whose entries are JSON, as in a store outside of the process, and outlive the objects that use them. */
public final class JsonMaps implements StateMaps {

    private final Map<String, MapType<?, ?>> types = new HashMap<>();
    private final Map<String, Map<String, byte[]>> entries = new HashMap<>();

    @Override
    public <K, V> StateMap<K, V> map(MapType<K, V> type) {
        assertThat(types.computeIfAbsent(type.name(), name -> type))
                .as("another map has the name %s", type.name())
                .isSameAs(type);
        return new JsonMap<>(type, entries.computeIfAbsent(type.name(), name -> new HashMap<>()));
    }

    /** A copy that later changes do not affect. */
    public JsonMaps copy() {
        JsonMaps copy = new JsonMaps();
        copy.types.putAll(types);
        entries.forEach((name, map) -> copy.entries.put(name, new HashMap<>(map)));
        return copy;
    }

    private record JsonMap<K, V>(MapType<K, V> type, Map<String, byte[]> entries) implements StateMap<K, V> {

        private V value(byte[] json) {
            return Json.MAPPER.readValue(json, type.valueType());
        }

        private K key(String text) {
            return type.keyType().cast(type.keyType() == Long.class ? (Object) Long.valueOf(text) : text);
        }

        @Override
        public Optional<V> get(K key) {
            return Optional.ofNullable(entries.get(key.toString())).map(this::value);
        }

        @Override
        public void put(K key, V value) {
            entries.put(key.toString(), Json.write(value));
        }

        @Override
        public Optional<V> remove(K key) {
            return Optional.ofNullable(entries.remove(key.toString())).map(this::value);
        }

        @Override
        public V computeIfAbsent(K key, Function<? super K, ? extends V> maker) {
            return get(key).orElseGet(() -> {
                put(key, maker.apply(key));
                return get(key).orElseThrow();
            });
        }

        @Override
        public void removeIf(BiPredicate<? super K, ? super V> condition) {
            entries.entrySet().removeIf(entry -> condition.test(key(entry.getKey()), value(entry.getValue())));
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public List<V> values() {
            return entries.values().stream().map(this::value).toList();
        }
    }
}
