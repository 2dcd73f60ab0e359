package dev.mockssp.engine.admin;

import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The admin operations on the history of the run: its reports, and what is removed from the journal. Thread-safe. */
public final class HistoryAdmin {

    private final StateStore store;
    private final LintHistories histories;
    private final SuppressedFindings suppressed;
    private final RunHistory history;
    private final AdminKeys keys;

    HistoryAdmin(StateStore store, RunHistory history, AdminKeys keys) {
        this.store = store;
        this.histories = store.histories();
        this.suppressed = store.suppressed();
        this.history = history;
        this.keys = keys;
    }

    /**
     * Removes exchanges from the journal. Their findings stay in the report.
     *
     * @param unwanted the condition
     * @return the number of exchanges that fulfilled it
     */
    public synchronized int removeExchanges(Predicate<Exchange> unwanted) {
        return remove(unwanted, false);
    }

    /**
     * Removes all exchanges from the journal, and resets the counts of evicted ones. Their findings stay in the report.
     *
     * @return the number of exchanges
     */
    public synchronized int removeAllExchanges() {
        return remove(exchange -> true, true);
    }

    private int remove(Predicate<Exchange> unwanted, boolean evictions) {
        HistoryChange.Removal removal = store.change(() -> new HistoryChange.Removal(numbersOf(unwanted), evictions));
        return removal.numbers().size();
    }

    private List<Long> numbersOf(Predicate<Exchange> wanted) {
        return store.journal().snapshot().exchanges().stream()
                .filter(wanted)
                .map(Exchange::number)
                .toList();
    }

    /**
     * @param keyId the identifier of an API key
     * @return whether an exchange has the key, or had it before a reset or a deletion
     */
    public boolean hasSeen(String keyId) {
        return history.hasSeen(keyId);
    }

    /**
     * @param sources one source or more
     * @return the integration report over all keys, including exchanges that a reset or a deletion has removed
     */
    public synchronized Report report(Set<Source> sources) {
        return history.of(sources);
    }

    /**
     * @param key an API key
     * @param sources one source or more
     * @return the integration report for that key, including exchanges that a reset or a deletion has removed
     * @throws RejectedException when the key is not valid here
     */
    public synchronized Report report(String key, Set<Source> sources) {
        return history.of(keys.nameOf(key), sources);
    }

    /** Deletes the report of all keys, with all exchanges, so that the next report begins at 0. */
    public synchronized void deleteReport() {
        histories.clear();
        suppressed.clear();
        store.change(() -> new HistoryChange.ReportDeletion(Optional.empty()));
    }

    /**
     * Deletes the report of one key, with its exchanges.
     *
     * @param key an API key
     * @throws RejectedException when it is not valid here
     */
    public synchronized void deleteReport(String key) {
        String keyId = keys.idOf(key);
        histories.forget(keyId);
        suppressed.forget(keyId);
        store.change(() -> new HistoryChange.ReportDeletion(Optional.of(keyId)));
    }
}
