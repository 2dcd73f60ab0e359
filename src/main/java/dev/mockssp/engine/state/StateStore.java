package dev.mockssp.engine.state;

import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is remembered of all keys and all requests. Several servers, the replicas, may share it. Thread-safe.
 *
 * <p>Every method may throw a {@link dev.mockssp.core.StateUnavailableException}; then nothing has changed.
 */
public interface StateStore extends AutoCloseable {

    /**
     * Processes a request. What the request changes is visible to others all at once, or not at all.
     *
     * @param probableKey returns the API key that the request will probably use, so that its state can be read early
     * @param request processes the request with the transaction, and changes nothing else; may run several times, and
     *     only the last run has an effect
     * @return the result of the last run
     */
    <T> T transact(Supplier<Optional<String>> probableKey, Function<Transaction, T> request);

    /** @return the states of the keys, for operations that are no vendor requests */
    KeyStates keys();

    /** @return what the integration rules remember of each source */
    LintHistories histories();

    /** @return the counts of the findings that the levels of the rules have suppressed */
    SuppressedFindings suppressed();

    Journal journal();

    /**
     * @return identifies the content of the journal: another one for another run, and after each {@link #change}. The same
     *     on each replica that has read the whole log
     */
    String journalId();

    /** @return the settings of all replicas */
    SettingsStore settings();

    /**
     * Changes journal and report of every replica, with what {@link #start} was given.
     *
     * @param change returns the change of the journal as it is at that moment; may run several times, and only the last
     *     result is used
     * @return that result
     */
    <C extends HistoryChange> C change(Supplier<C> change);

    /**
     * Begins to follow what other replicas change. Called once, before the first request.
     *
     * @param replica applies the changes to this replica, those that it has caused itself too
     */
    void start(Replica replica);

    /** Applies here what other replicas have changed so far, to settings, journal and report. */
    void refresh();

    /** @return why requests cannot be processed now; empty if they can */
    Optional<String> problem();

    @Override
    void close();
}
