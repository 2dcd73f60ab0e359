package dev.mockssp.engine.shared;

import dev.mockssp.redis.Attempt;
import dev.mockssp.redis.SharedDocuments;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Runs transactions on documents. Thread-safe. */
final class SharedTransactions {

    private final SharedDocuments documents;
    private final InstantSource clock;

    SharedTransactions(SharedDocuments documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * @param names the documents that it will probably need
     * @param change may run several times
     * @throws dev.mockssp.core.StateUnavailableException when the state cannot be changed; nothing has changed
     */
    <T> T change(List<String> names, Function<SharedTransaction, T> change) {
        return change(names, System.nanoTime(), change);
    }

    /**
     * As {@link #change(List, Function)}, for a change that has waited already.
     *
     * @param begun when its wait began, as {@link System#nanoTime()}
     */
    <T> T change(List<String> names, long begun, Function<SharedTransaction, T> change) {
        return documents.change(names, begun, attempt -> {
            SharedTransaction transaction = new SharedTransaction(attempt, clock);
            T result = change.apply(transaction);
            transaction.save();
            return result;
        });
    }

    /** As {@link #change}, without the states of keys. */
    <T> T attempt(List<String> names, Function<Attempt, T> change) {
        return documents.change(names, change);
    }
}
