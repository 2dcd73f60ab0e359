package dev.mockssp.engine.state;

import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.util.function.Function;

/** What is remembered of all keys and all requests. Thread-safe. */
public interface StateStore {

    /**
     * Processes a request. What the request changes is visible to others all at once, or not at all.
     *
     * @param request processes the request with the transaction, and changes nothing else; may run several times, and
     *     only the last run has an effect
     * @return the result of the last run
     * @throws dev.mockssp.core.StateUnavailableException when the state cannot be read or changed; nothing has changed
     */
    <T> T transact(Function<Transaction, T> request);

    /** @return the states of the keys, for operations that are no vendor requests */
    KeyStates keys();

    /** @return what the integration rules remember of each source */
    LintHistories histories();

    /** @return the counts of the findings that the levels of the rules have suppressed */
    SuppressedFindings suppressed();

    Journal journal();
}
