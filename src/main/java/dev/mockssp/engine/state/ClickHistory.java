package dev.mockssp.engine.state;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.ShortId;
import java.util.HashSet;
import java.util.Set;

/** The campaigns that each user of a key has clicked, for retargeting. Thread-safe. */
public final class ClickHistory {

    private static final int BYTES_OF_SET = 40;
    private static final int BYTES_IN_SET = 8;

    private final LruMap<String, Set<String>> byUser;

    /** @param memory limits the bytes of this and of all else that is remembered */
    public ClickHistory(MemoryBudget memory) {
        this.byUser = new LruMap<>(memory, ClickHistory::bytes);
    }

    private static long bytes(String user, Set<String> campaigns) {
        long bytes = HeapSize.MAP_ENTRY + HeapSize.of(user) + BYTES_OF_SET;
        for (String campaign : campaigns) {
            bytes += BYTES_IN_SET + HeapSize.of(campaign);
        }
        return bytes;
    }

    public synchronized void add(ShortId user, String campaign) {
        Set<String> clicked = of(user);
        if (!clicked.contains(campaign)) {
            Set<String> more = new HashSet<>(clicked);
            more.add(campaign);
            byUser.put(user.text(), Set.copyOf(more));
        }
    }

    public Set<String> of(ShortId user) {
        return byUser.get(user.text()).orElse(Set.of());
    }

    void clear() {
        byUser.clear();
    }
}
