package dev.mockssp.engine.shared;

import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.Replica;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.ExchangeCodec;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.redis.LogEntry;
import dev.mockssp.redis.RedisState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies the entries of the log to this replica, each once and in order. Thread-safe. */
final class LogFollower {

    private final RedisState redis;
    private final Journal journal;
    private final SharedKeys keys;
    private final Replica replica;
    private long version;
    private String commit = "";
    private long failures;
    private String stateId;

    /** The version of the latest change of the history, which tells contents of the journal apart. */
    private volatile long changedAt;

    /** How often this replica has applied entries that Redis has lost. */
    private final AtomicInteger losses = new AtomicInteger();

    LogFollower(RedisState redis, Journal journal, SharedKeys keys, Replica replica) {
        this.redis = redis;
        this.journal = journal;
        this.keys = keys;
        this.replica = replica;
        this.failures = redis.failures();
        this.stateId = redis.documents().id();
    }

    /** @return the version of the last applied entry, 0 if there was none */
    synchronized long version() {
        return version;
    }

    /** @return identifies the content of the journal */
    String journalId() {
        return redis.documents().id() + "-" + changedAt + "-" + losses;
    }

    /**
     * Applies all entries that the log has now.
     *
     * @throws dev.mockssp.core.StateUnavailableException when Redis does not respond
     */
    synchronized void catchUp() {
        beginAnewIfLost();
        List<LogEntry> entries = redis.entriesAfter(version);
        while (!entries.isEmpty()) {
            entries.forEach(this::apply);
            entries = redis.entriesAfter(version);
        }
    }

    /** After a failed connection, Redis may have lost entries that this replica has applied, or all of them. */
    private void beginAnewIfLost() {
        long now = redis.failures();
        String id = redis.documents().id();
        if (now == failures && id.equals(stateId)) {
            return;
        }
        boolean lost = !id.equals(stateId)
                || version > 0
                        && redis.entry(version)
                                .filter(entry -> entry.commit().equals(commit))
                                .isEmpty();
        if (lost) {
            beginAnew();
            version = 0;
        }
        failures = now;
        stateId = id;
    }

    private void beginAnew() {
        losses.incrementAndGet();
        changedAt = 0;
        replica.apply(new HistoryChange.ReportDeletion(Optional.empty()));
    }

    private void apply(LogEntry entry) {
        switch (EntryKind.of(entry.kind())) {
            case EXCHANGE -> add(entry);
            case REPLACEMENT -> replace(entry);
            case HISTORY -> {
                // first the id: who reads the journal with this one learns of the change
                changedAt = entry.version();
                replica.apply(HistoryEntry.read(entry));
            }
            case SETTINGS -> {
                // every replica reads the settings with each request, and when it wakes
            }
        }
        version = entry.version();
        commit = entry.commit();
    }

    private void add(LogEntry entry) {
        Exchange exchange = ExchangeCodec.decode(entry.content(), entry.number());
        keys.knows(exchange.client().keyId(), entry.label());
        if (entry.number() <= journal.latestNumber()) {
            // the log has dropped a reset that this replica did not read in time
            beginAnew();
        }
        journal.addNumbered(exchange);
    }

    private void replace(LogEntry entry) {
        long number = Long.parseLong(entry.label());
        journal.find(exchange -> exchange.number() == number).stream()
                .findFirst()
                .ifPresent(first -> journal.replace(first, ExchangeCodec.decode(entry.content(), number)));
    }
}
