package dev.mockssp.engine.shared;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.journal.store.ExchangeCodec;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.redis.LogEntry.Counting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** The journal that this replica fills from the log. What is changed goes through the log, so that it changes on all. */
final class SharedJournal implements Journal {

    private final Journal local;
    private final SharedTransactions transactions;
    private final Runnable catchUp;

    /** @param catchUp brings the local journal up to date */
    SharedJournal(Journal local, SharedTransactions transactions, Runnable catchUp) {
        this.local = local;
        this.transactions = transactions;
        this.catchUp = catchUp;
    }

    @Override
    public void replace(Exchange first, Exchange corrected) {
        transactions.attempt(List.of(Names.ALL_KEYS), attempt -> {
            HistoryEntry.requireNumbering(attempt);
            catchUp.run();
            boolean known = local.snapshot().exchanges().stream()
                    .anyMatch(exchange ->
                            exchange.number() == first.number() && exchange.id().equals(first.id()));
            if (known) {
                attempt.log(
                        EntryKind.REPLACEMENT.label(),
                        Counting.SAME,
                        Long.toString(first.number()),
                        ExchangeCodec.encode(corrected));
            }
            return known;
        });
    }

    private static UnsupportedOperationException onlyByLog() {
        return new UnsupportedOperationException("only the log changes the journal of a replica");
    }

    @Override
    public Exchange add(Exchange exchange, LongFunction<List<Finding>> check) {
        throw onlyByLog();
    }

    @Override
    public Map<Source, JournalSnapshot> forget(String keyId) {
        throw onlyByLog();
    }

    @Override
    public void addNumbered(Exchange exchange) {
        throw onlyByLog();
    }

    @Override
    public JournalSnapshot remove(Set<Long> numbers) {
        throw onlyByLog();
    }

    @Override
    public void forgetEvicted() {
        throw onlyByLog();
    }

    @Override
    public Map<Source, JournalSnapshot> clear() {
        throw onlyByLog();
    }

    @Override
    public long latestNumber() {
        return local.latestNumber();
    }

    @Override
    public long bytes() {
        return local.bytes();
    }

    @Override
    public JournalSnapshot snapshot() {
        return local.snapshot();
    }

    @Override
    public JournalSnapshot snapshot(String keyId) {
        return local.snapshot(keyId);
    }

    @Override
    public JournalSnapshot vendorTraffic(Set<Source> sources) {
        return local.vendorTraffic(sources);
    }

    @Override
    public JournalSnapshot ofEndpoints(Set<String> endpoints) {
        return local.ofEndpoints(endpoints);
    }

    @Override
    public JournalSnapshot vendorTraffic(Set<Source> sources, String keyId) {
        return local.vendorTraffic(sources, keyId);
    }

    @Override
    public EvictionCounts evicted(Set<Source> sources, Optional<String> keyId) {
        return local.evicted(sources, keyId);
    }

    @Override
    public boolean hasSeen(String keyId) {
        return local.hasSeen(keyId);
    }
}
