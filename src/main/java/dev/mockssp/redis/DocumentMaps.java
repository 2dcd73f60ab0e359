package dev.mockssp.redis;

import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Maps whose entries are fields of a document, read and written by one attempt. */
public final class DocumentMaps implements StateMaps {

    private final Attempt attempt;
    private final String document;
    private final String prefix;

    /** @param prefix the beginning of the names of the fields, which tells these maps from others in the document */
    public DocumentMaps(Attempt attempt, String document, String prefix) {
        this.attempt = attempt;
        this.document = document;
        this.prefix = prefix;
    }

    @Override
    public <K, V> StateMap<K, V> map(MapType<K, V> type) {
        return new DocumentMap<>(type);
    }

    private final class DocumentMap<K, V> implements StateMap<K, V> {

        private final MapType<K, V> type;
        private final String fields;

        private DocumentMap(MapType<K, V> type) {
            this.type = type;
            this.fields = prefix + type.name() + "/";
        }

        private String field(K key) {
            return fields + key;
        }

        private K key(String field) {
            String text = field.substring(fields.length());
            return type.keyType().cast(type.keyType() == Long.class ? (Object) Long.valueOf(text) : text);
        }

        @Override
        public Optional<V> get(K key) {
            return attempt.get(document, field(key), type.valueType());
        }

        @Override
        public void put(K key, V value) {
            attempt.put(document, field(key), value);
        }

        @Override
        public Optional<V> remove(K key) {
            Optional<V> earlier = get(key);
            if (earlier.isPresent()) {
                attempt.remove(document, field(key));
            }
            return earlier;
        }

        @Override
        public V computeIfAbsent(K key, Function<? super K, ? extends V> maker) {
            return get(key).orElseGet(() -> {
                V made = maker.apply(key);
                put(key, made);
                return made;
            });
        }

        private Map<String, V> all() {
            return attempt.all(document, fields, type.valueType());
        }

        @Override
        public void removeIf(BiPredicate<? super K, ? super V> condition) {
            all().forEach((field, value) -> {
                if (condition.test(key(field), value)) {
                    attempt.remove(document, field);
                }
            });
        }

        @Override
        public void clear() {
            all().keySet().forEach(field -> attempt.remove(document, field));
        }

        @Override
        public List<V> values() {
            return List.copyOf(all().values());
        }
    }
}
