package dev.mockssp.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which campaigns each user of a key has clicked, for retargeting. Safe for use by several threads. */
final class Clicks {

    private static final int MOST_USERS = 10_000;

    private final Map<String, Set<String>> byUser = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST_USERS;
        }
    };

    synchronized void add(String userId, String campaign) {
        byUser.computeIfAbsent(userId, user -> new LinkedHashSet<>()).add(campaign);
    }

    synchronized Set<String> of(String userId) {
        return Set.copyOf(byUser.getOrDefault(userId, Set.of()));
    }
}
