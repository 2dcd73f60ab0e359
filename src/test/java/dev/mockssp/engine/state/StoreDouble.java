package dev.mockssp.engine.state;

import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store in memory whose settings go elsewhere, and which can become unreachable. */
public final class StoreDouble implements StateStore {

    public static final String PROBLEM = "The shared state at redis://127.0.0.1:6379/0 cannot be reached";

    private final InMemoryStore store;
    private final SettingsStore settings;
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile boolean reachable = true;
    private volatile boolean closed;

    /** @param settings receives the settings while the store can be reached */
    public StoreDouble(InMemoryStore store, SettingsStore settings) {
        this.store = store;
        this.settings = settings;
    }

    public void setReachable(boolean reachable) {
        this.reachable = reachable;
    }

    /** How often it was refreshed. */
    public int refreshes() {
        return refreshes.get();
    }

    public boolean isClosed() {
        return closed;
    }

    private void requireReachable() {
        if (!reachable) {
            throw new StateUnavailableException(PROBLEM);
        }
    }

    @Override
    public <T> T transact(Supplier<Optional<String>> probableKey, Function<Transaction, T> request) {
        requireReachable();
        return store.transact(probableKey, request);
    }

    @Override
    public KeyStates keys() {
        return store.keys();
    }

    @Override
    public LintHistories histories() {
        return store.histories();
    }

    @Override
    public SuppressedFindings suppressed() {
        return store.suppressed();
    }

    @Override
    public String journalId() {
        return store.journalId();
    }

    @Override
    public Journal journal() {
        return store.journal();
    }

    @Override
    public SettingsStore settings() {
        return changes -> {
            requireReachable();
            settings.save(changes);
        };
    }

    @Override
    public <C extends HistoryChange> C change(Supplier<C> change) {
        requireReachable();
        return store.change(change);
    }

    @Override
    public void start(Replica replica) {
        store.start(replica);
    }

    @Override
    public void refresh() {
        requireReachable();
        refreshes.incrementAndGet();
    }

    @Override
    public Optional<String> problem() {
        return reachable ? Optional.empty() : Optional.of(PROBLEM);
    }

    @Override
    public void close() {
        closed = true;
    }
}
