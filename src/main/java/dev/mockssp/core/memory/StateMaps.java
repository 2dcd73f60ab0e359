package dev.mockssp.core.memory;

/** Makes the maps of what is remembered, and decides where their entries are and how long they stay. */
@FunctionalInterface
public interface StateMaps {

    /**
     * @param type what the map contains
     * @return an empty map, or the map of that type with its entries if they outlive the objects that use them
     */
    <K, V> StateMap<K, V> map(MapType<K, V> type);
}
