package dev.mockssp.journal.store;

import dev.mockssp.journal.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts evicted exchanges per API key, so that a verification for one key ignores what was evicted for another. Not
 * thread-safe.
 */
final class EvictionCounter {

    private static final int MAX_KEYS = 10_000;

    /** Counts the evictions of all keys beyond the limit, and applies to every key. No key has this identifier. */
    private static final String ANY_KEY = "?";

    private static final class Tally {
        private long exchanges;
        private final Map<String, Long> findings = new HashMap<>();
    }

    private final Map<String, Tally> byKey = new HashMap<>();

    void count(String keyId, List<Finding> findings) {
        Tally tally = byKey.computeIfAbsent(
                byKey.size() < MAX_KEYS || byKey.containsKey(keyId) ? keyId : ANY_KEY, any -> new Tally());
        tally.exchanges++;
        for (Finding finding : findings) {
            tally.findings.merge(finding.rule(), 1L, Long::sum);
        }
    }

    /** @return what was evicted of one key, or of all */
    EvictionCounts of(Optional<String> keyId) {
        List<Tally> tallies = keyId.map(one -> Stream.of(one, ANY_KEY)
                        .filter(byKey::containsKey)
                        .map(byKey::get)
                        .toList())
                .orElseGet(() -> List.copyOf(byKey.values()));
        Map<String, Long> findings = new HashMap<>();
        tallies.forEach(tally -> tally.findings.forEach((rule, times) -> findings.merge(rule, times, Long::sum)));
        return new EvictionCounts(
                tallies.stream().mapToLong(tally -> tally.exchanges).sum(), findings);
    }

    /** @return the identifiers of the keys of which exchanges were evicted */
    List<String> keyIds() {
        return byKey.keySet().stream().filter(keyId -> !keyId.equals(ANY_KEY)).toList();
    }

    void forget(String keyId) {
        byKey.remove(keyId);
    }

    void clear() {
        byKey.clear();
    }
}
