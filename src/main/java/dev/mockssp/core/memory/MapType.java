package dev.mockssp.core.memory;

import static java.util.Objects.requireNonNull;

import java.util.function.ToLongBiFunction;

/**
 * What a {@link StateMap} contains.
 *
 * @param name the name of the map, different from those of all other maps
 * @param keyType {@code String} or {@code Long}
 * @param valueType a type that JSON represents without loss, such as a record
 * @param bytes how many bytes of heap an entry takes, such as {@link HeapSize#MAP_ENTRY} and its key and value
 */
public record MapType<K, V>(String name, Class<K> keyType, Class<V> valueType, ToLongBiFunction<K, V> bytes) {

    public MapType {
        requireNonNull(name, "name");
        requireNonNull(keyType, "keyType");
        requireNonNull(valueType, "valueType");
        requireNonNull(bytes, "bytes");
    }
}
