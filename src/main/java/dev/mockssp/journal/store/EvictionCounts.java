package dev.mockssp.journal.store;

import dev.mockssp.journal.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the journal has evicted because it was full.
 *
 * @param exchanges the number of exchanges
 * @param findings the number of findings in them, by the id of the rule
 */
public record EvictionCounts(long exchanges, Map<String, Long> findings) {

    /** Nothing was evicted. */
    public static final EvictionCounts NONE = new EvictionCounts(0, Map.of());

    public EvictionCounts {
        findings = Map.copyOf(findings);
    }

    /** @return these counts and one more exchange */
    EvictionCounts plus(List<Finding> more) {
        if (more.isEmpty()) {
            return new EvictionCounts(exchanges + 1, findings);
        }
        Map<String, Long> sums = new HashMap<>(findings);
        more.forEach(finding -> sums.merge(finding.rule(), 1L, Long::sum));
        return new EvictionCounts(exchanges + 1, sums);
    }

    EvictionCounts plus(EvictionCounts other) {
        return combined(other, 1);
    }

    EvictionCounts minus(EvictionCounts other) {
        return combined(other, -1);
    }

    private EvictionCounts combined(EvictionCounts other, int sign) {
        Map<String, Long> sums = new HashMap<>(findings);
        other.findings.forEach((rule, times) -> sums.merge(rule, sign * times, Long::sum));
        sums.values().removeIf(times -> times == 0);
        return new EvictionCounts(exchanges + sign * other.exchanges, sums);
    }
}
