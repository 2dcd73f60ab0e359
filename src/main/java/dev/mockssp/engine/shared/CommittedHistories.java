package dev.mockssp.engine.shared;

import dev.mockssp.journal.Source;
import dev.mockssp.lint.history.KeyHistories;
import dev.mockssp.lint.history.KeyHistory;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.history.LintHistory;
import java.util.List;

/** What the integration rules remember, for operations that are no vendor requests. Thread-safe. */
final class CommittedHistories {

    private final SharedTransactions transactions;
    private final SharedKeys keys;

    CommittedHistories(SharedTransactions transactions, SharedKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    LintHistories all() {
        return new LintHistories(this::of);
    }

    private LintHistory of(Source source) {
        CommittedMaps shared = new CommittedMaps(transactions, Names.ALL_KEYS, Names.history(source));
        return new LintHistory(shared, shared, new OfKeys(source));
    }

    private final class OfKeys implements KeyHistories {

        private final Source source;

        private OfKeys(Source source) {
            this.source = source;
        }

        @Override
        public KeyHistory of(String keyId) {
            throw new UnsupportedOperationException("only a transaction adds to a history");
        }

        /** Bids and tokens of the key are in its document too. */
        @Override
        public void forget(String keyId) {
            transactions.attempt(List.of(Names.key(keyId)), attempt -> {
                new SharedKeyHistories(attempt).of(source).forget(keyId);
                return true;
            });
        }

        @Override
        public void clear() {
            keys.ids().forEach(this::forget);
        }
    }
}
