package dev.mockssp.engine.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A change of the journal and of the report about it, other than a new exchange. JSON represents it without loss. */
public sealed interface HistoryChange {

    /**
     * Exchanges are removed from the journal; their findings stay in the report.
     *
     * @param numbers the numbers of the exchanges
     * @param evictions whether the counts of evicted exchanges are reset too
     */
    record Removal(List<Long> numbers, boolean evictions) implements HistoryChange {
        public Removal {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * The report is deleted, with the exchanges.
     *
     * @param keyId the identifier of the key; empty for all keys
     */
    record ReportDeletion(Optional<String> keyId) implements HistoryChange {}

    /**
     * The journal is emptied; the findings stay in the report.
     *
     * @param keyId the identifier of the key; empty for all keys
     * @param viewableUntil a bid that was sent later could not be viewed
     */
    record Reset(Optional<String> keyId, Instant viewableUntil) implements HistoryChange {}
}
