package dev.mockssp.lint.rule;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.journal.Source;
import java.util.List;

/** Counts the findings in exchanges that the levels suppress. The counts outlive the exchanges. Thread-safe. */
public final class SuppressedFindings {

    /** What was suppressed in the exchanges of a key. */
    private record Count(String keyId, Suppression suppression) {}

    private static final int BYTES_OF_COUNT = 64;
    private static final MapType<String, Count> COUNTS = new MapType<>(
            "suppressed-findings",
            String.class,
            Count.class,
            (scope, count) -> HeapSize.MAP_ENTRY + 2 * HeapSize.of(scope) + BYTES_OF_COUNT);

    private final StateMap<String, Count> counts;

    /** @param maps makes the map of the counts */
    public SuppressedFindings(StateMaps maps) {
        this.counts = maps.map(COUNTS);
    }

    /**
     * @param one what was suppressed in an exchange
     * @param keyId the identifier of its API key
     * @param source whose request it was; only findings of the client are counted
     */
    synchronized void count(Suppression one, String keyId, Source source) {
        if (source != Source.CLIENT) {
            return;
        }
        String scope = keyId + "/" + one.rule();
        Suppression sum =
                counts.get(scope).map(earlier -> earlier.suppression().and(one)).orElse(one);
        counts.put(scope, new Count(keyId, sum));
    }

    /** @return what was suppressed in the exchanges of all keys */
    public List<Suppression> all() {
        return Suppression.sum(counts.values().stream().map(Count::suppression).toList(), List.of());
    }

    /** @return what was suppressed in the exchanges of one key */
    public List<Suppression> of(String keyId) {
        return counts.values().stream()
                .filter(count -> count.keyId().equals(keyId))
                .map(Count::suppression)
                .toList();
    }

    /** Forgets what was suppressed in the exchanges of one key. */
    public void forget(String keyId) {
        counts.removeIf((scope, count) -> count.keyId().equals(keyId));
    }

    /** Forgets what was suppressed. */
    public void clear() {
        counts.clear();
    }
}
