package dev.mockssp.engine.state;

import dev.mockssp.core.LruMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The campaigns that each user of a key has clicked, for retargeting. Thread-safe. */
public final class ClickHistory {

    private static final int MAX_USERS = 10_000;

    private final LruMap<String, Set<String>> byUser = new LruMap<>(MAX_USERS);

    public synchronized void add(String userId, String campaign) {
        byUser.computeIfAbsent(userId, user -> new LinkedHashSet<>()).add(campaign);
    }

    public synchronized Set<String> of(String userId) {
        return byUser.get(userId).map(Set::copyOf).orElse(Set.of());
    }
}
