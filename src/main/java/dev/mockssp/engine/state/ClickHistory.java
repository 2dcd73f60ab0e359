package dev.mockssp.engine.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The campaigns that each user of a key has clicked, for retargeting. Thread-safe. */
public final class ClickHistory {

    private static final int MAX_USERS = 10_000;

    private final Map<String, Set<String>> byUser = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MAX_USERS;
        }
    };

    public synchronized void add(String userId, String campaign) {
        byUser.computeIfAbsent(userId, user -> new LinkedHashSet<>()).add(campaign);
    }

    public synchronized Set<String> of(String userId) {
        return Set.copyOf(byUser.getOrDefault(userId, Set.of()));
    }
}
