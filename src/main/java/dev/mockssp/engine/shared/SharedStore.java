package dev.mockssp.engine.shared;

import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.KeyStates;
import dev.mockssp.engine.state.Replica;
import dev.mockssp.engine.state.SettingsStore;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.rule.SuppressedFindings;
import dev.mockssp.redis.FollowedDocument;
import dev.mockssp.redis.RedisState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is remembered in Redis, which several replicas share. A request reads in one round trip what it needs, is decided
 * here, and is committed in a second one; if another replica was faster, it is decided again.
 */
public final class SharedStore implements StateStore {

    private static final int LOCKS = 64;
    private static final long LOCK_MILLIS = 900;

    private final RedisState redis;
    private final Journal localJournal;
    private final SharedTransactions transactions;
    private final SharedKeys keys;
    private final LintHistories histories;
    private final SuppressedFindings suppressed;
    private final SharedSettings settings;
    private final SharedJournal journal;

    /** Requests of one key wait for each other here, since they would find a conflict in Redis. */
    private final Lock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toArray(Lock[]::new);

    private volatile FollowedDocument followedSettings;
    private volatile LogFollower log;
    private volatile ReplicaThread thread;

    /**
     * @param redis the state, which is closed with the store
     * @param localJournal the journal of this replica
     * @param clock the clock of this replica, which follows the settings
     */
    public SharedStore(RedisState redis, Journal localJournal, InstantSource clock) {
        this.redis = redis;
        this.localJournal = localJournal;
        this.transactions = new SharedTransactions(redis.documents(), clock);
        this.keys = new SharedKeys(redis, transactions);
        this.histories = new CommittedHistories(transactions, keys).all();
        this.suppressed = new SuppressedFindings(new CommittedMaps(transactions, Names.ALL_KEYS, Names.SUPPRESSED));
        this.settings = new SharedSettings(transactions);
        this.journal = new SharedJournal(localJournal, transactions, () -> log.catchUp());
    }

    @Override
    public <T> T transact(Supplier<Optional<String>> probableKey, Function<Transaction, T> request) {
        Optional<String> keyId = probableKey.get().map(KeyStateStore::idOf);
        List<String> names = Stream.concat(Stream.of(Names.SETTINGS, Names.ALL_KEYS), keyId.map(Names::key).stream())
                .toList();
        Optional<Lock> lock = keyId.map(id -> locks[Math.floorMod(id.hashCode(), LOCKS)]);
        long begun = System.nanoTime();
        lock.ifPresent(SharedStore::acquire);
        try {
            return transactions.change(names, begun, transaction -> {
                followedSettings.passOn();
                return request.apply(transaction);
            });
        } finally {
            lock.ifPresent(Lock::unlock);
        }
    }

    private static void acquire(Lock lock) {
        try {
            if (!lock.tryLock(LOCK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new StateUnavailableException("Too many requests with one key at a time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateUnavailableException("The server stops", e);
        }
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
        return log.journalId();
    }

    @Override
    public SettingsStore settings() {
        return settings;
    }

    @Override
    public <C extends HistoryChange> C change(Supplier<C> change) {
        C changed = transactions.attempt(List.of(Names.ALL_KEYS), attempt -> {
            HistoryEntry.requireNumbering(attempt);
            log.catchUp();
            C wanted = change.get();
            HistoryEntry.write(wanted, attempt);
            return wanted;
        });
        log.catchUp();
        return changed;
    }

    @Override
    public void start(Replica replica) {
        followedSettings = SharedSettings.follow(redis.documents(), replica);
        log = new LogFollower(redis, localJournal, keys, replica);
        redis.patiently(this::refresh);
        thread = ReplicaThread.start(redis, log, this::refresh);
    }

    @Override
    public void refresh() {
        redis.documents().read(Set.of(Names.SETTINGS));
        followedSettings.passOn();
        log.catchUp();
    }

    @Override
    public Optional<String> problem() {
        return redis.problem();
    }

    @Override
    public void close() {
        thread.close();
        redis.close();
    }
}
