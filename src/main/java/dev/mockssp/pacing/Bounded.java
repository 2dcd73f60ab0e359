package dev.mockssp.pacing;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was used longest ago once it is full, so that memory stays flat under endless new chats. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final int MAX_ENTRIES = 10_000;

    Bounded() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MAX_ENTRIES;
    }
}
