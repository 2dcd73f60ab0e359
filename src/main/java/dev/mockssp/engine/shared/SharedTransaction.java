package dev.mockssp.engine.shared;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.engine.state.KeyRecord;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.store.ExchangeCodec;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.SuppressedFindings;
import dev.mockssp.redis.Attempt;
import dev.mockssp.redis.DocumentMaps;
import dev.mockssp.redis.LogEntry.Counting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** A transaction on documents. Not thread-safe. */
final class SharedTransaction implements Transaction {

    private record Loaded(KeyState state, KeyRecord record) {}

    private final Attempt attempt;
    private final InstantSource clock;
    private final Map<String, Optional<Loaded>> keys = new HashMap<>();
    private final SharedKeyHistories histories;

    /** @param clock the clock with the settings that the transaction has read */
    SharedTransaction(Attempt attempt, InstantSource clock) {
        this.attempt = attempt;
        this.clock = clock;
        this.histories = new SharedKeyHistories(attempt);
    }

    @Override
    public Instant receivedAt(Instant arrived) {
        return clock.instant();
    }

    @Override
    public KeyState key(String keyName) {
        String keyId = KeyStateStore.idOf(keyName);
        return find(keyId).orElseGet(() -> {
            KeyRecord made = KeyRecord.of(keyName, attempt.evictedAt());
            attempt.put(Names.key(keyId), Names.RECORD, made);
            Loaded loaded = loaded(keyId, made);
            keys.put(keyId, Optional.of(loaded));
            return loaded.state();
        });
    }

    @Override
    public Optional<KeyState> find(String keyId) {
        return keys.computeIfAbsent(
                        keyId,
                        id -> attempt.get(Names.key(id), Names.RECORD, KeyRecord.class)
                                .map(known -> loaded(id, known)))
                .map(Loaded::state);
    }

    private Loaded loaded(String keyId, KeyRecord known) {
        DocumentMaps maps = new DocumentMaps(attempt, Names.key(keyId), Names.KEY_MAPS);
        return new Loaded(new KeyState(keyId, known, maps), known);
    }

    @Override
    public long nextAnonymous() {
        return next(Names.ANONYMOUS);
    }

    @Override
    public long nextStateChange() {
        return next(Names.STATE_CHANGES);
    }

    private long next(String counter) {
        long next = attempt.get(Names.ALL_KEYS, counter, Long.class).orElse(0L) + 1;
        attempt.put(Names.ALL_KEYS, counter, next);
        return next;
    }

    @Override
    public LintHistory history(Source source, String keyId) {
        String prefix = Names.history(source);
        return new LintHistory(
                new DocumentMaps(attempt, Names.ALL_KEYS, prefix),
                new DocumentMaps(attempt, Names.key(keyId), prefix),
                histories.of(source));
    }

    @Override
    public SuppressedFindings suppressed() {
        return new SuppressedFindings(new DocumentMaps(attempt, Names.ALL_KEYS, Names.SUPPRESSED));
    }

    @Override
    public Supplier<Exchange> record(Exchange exchange, LongFunction<List<Finding>> check) {
        List<Finding> findings = check.apply(attempt.placeholder());
        attempt.log(
                EntryKind.EXCHANGE.label(),
                Counting.NEXT,
                shownName(exchange.client().keyId()),
                ExchangeCodec.encode(exchange.numbered(0, findings)));
        return () -> exchange.numbered(attempt.number(), findings);
    }

    /** The log does not need the names of keys that others than mock servers accept. */
    private String shownName(String keyId) {
        return Optional.ofNullable(keys.get(keyId))
                .flatMap(loaded -> loaded)
                .map(loaded -> loaded.state().shortName())
                .filter(ApiKeyRegistry::isForMocksOnly)
                .orElse("");
    }

    void forgetCounters() {
        attempt.remove(Names.ALL_KEYS, Names.ANONYMOUS);
        attempt.remove(Names.ALL_KEYS, Names.STATE_CHANGES);
    }

    /** Replaces what is remembered of a key beside its maps. */
    void save(String keyId, KeyRecord changed) {
        attempt.put(Names.key(keyId), Names.RECORD, changed);
        keys.remove(keyId);
    }

    /** Writes what the request has changed in the objects that it was given. The last step. */
    void save() {
        keys.forEach((keyId, found) -> found.ifPresent(loaded -> {
            KeyRecord now = loaded.state().remembered();
            if (!now.equals(loaded.record())) {
                attempt.put(Names.key(keyId), Names.RECORD, now);
            }
        }));
        histories.save();
    }
}
