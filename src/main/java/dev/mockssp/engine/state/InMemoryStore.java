package dev.mockssp.engine.state;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What is remembered in this process. A request changes it in place and runs once. Requests with one key run at the same
 * time; the parts of the state have locks for what must change together.
 */
public final class InMemoryStore implements StateStore, Transaction {

    private final KeyStateStore keys;
    private final LintHistories histories;
    private final SuppressedFindings suppressed;
    private final Journal journal;
    private final String runId = Long.toHexString(System.nanoTime());
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Optional<Replica> replica = Optional.empty();

    /**
     * @param memory limits the bytes of all that is remembered, without the journal
     * @param clock not needed, since nobody else sets it
     */
    public InMemoryStore(MemoryBudget memory, Journal journal, InstantSource clock) {
        this(memory, journal);
    }

    /** @param memory limits the bytes of all that is remembered, without the journal */
    public InMemoryStore(MemoryBudget memory, Journal journal) {
        this.keys = new KeyStateStore(memory);
        this.histories = new LintHistories(source -> new LintHistory(memory));
        this.suppressed = new SuppressedFindings(memory);
        this.journal = journal;
    }

    @Override
    public <T> T transact(Supplier<Optional<String>> probableKey, Function<Transaction, T> request) {
        return request.apply(this);
    }

    @Override
    public KeyStates keys() {
        return keys;
    }

    @Override
    public LintHistories histories() {
        return histories;
    }

    @Override
    public SuppressedFindings suppressed() {
        return suppressed;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public String journalId() {
        return runId + "-" + changes;
    }

    @Override
    public SettingsStore settings() {
        return changes -> {};
    }

    /** One at a time, because a removal names the numbers of exchanges, which begin again after a reset. */
    @Override
    public synchronized <C extends HistoryChange> C change(Supplier<C> change) {
        C wanted = change.get();
        changes.incrementAndGet();
        replica.orElseThrow().apply(wanted);
        return wanted;
    }

    @Override
    public void start(Replica started) {
        replica = Optional.of(started);
    }

    @Override
    public void refresh() {
        // nobody else changes it
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // it ends with the process
    }

    @Override
    public KeyState key(String keyName) {
        return keys.of(keyName);
    }

    @Override
    public Optional<KeyState> find(String keyId) {
        return keys.find(keyId);
    }

    @Override
    public long nextAnonymous() {
        return keys.nextAnonymous();
    }

    @Override
    public long nextStateChange() {
        return keys.nextStateChange();
    }

    @Override
    public LintHistory history(Source source, String keyId) {
        return histories.of(source);
    }

    @Override
    public Supplier<Exchange> record(Exchange exchange, LongFunction<List<Finding>> check) {
        Exchange recorded = journal.add(exchange, check);
        return () -> recorded;
    }
}
