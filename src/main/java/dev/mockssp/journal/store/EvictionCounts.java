package dev.mockssp.journal.store;

import dev.mockssp.journal.FindingCounts;

/**
 * What the journal has evicted because it was full.
 *
 * @param exchanges the number of exchanges
 * @param findings the findings in them
 */
public record EvictionCounts(long exchanges, FindingCounts findings) {

    /** Nothing was evicted. */
    public static final EvictionCounts NONE = new EvictionCounts(0, FindingCounts.NONE);

    /** @return these counts and one more exchange */
    EvictionCounts plus(StoredExchange exchange) {
        return new EvictionCounts(
                exchanges + 1,
                findings.plus(exchange.findings().stream()
                        .map(finding -> FindingCounts.Kind.of(finding, exchange.endpoint()))
                        .toList()));
    }

    EvictionCounts plus(EvictionCounts other) {
        return new EvictionCounts(exchanges + other.exchanges, findings.plus(other.findings));
    }
}
