package dev.mockssp.engine.shared;

import dev.mockssp.engine.state.KeyRecord;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.KeyStates;
import dev.mockssp.redis.RedisState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The states of the keys in Redis. Thread-safe. */
final class SharedKeys implements KeyStates {

    private static final int MAX_NAMES = 10_000;

    private final RedisState redis;
    private final SharedTransactions transactions;
    private final Map<String, String> shownNames = new ConcurrentHashMap<>();

    SharedKeys(RedisState redis, SharedTransactions transactions) {
        this.redis = redis;
        this.transactions = transactions;
    }

    /**
     * Remembers the name of a key, so that a list of exchanges needs no round trip for each.
     *
     * @param name empty if the name may not be shown
     */
    void knows(String keyId, String name) {
        if (shownNames.size() >= MAX_NAMES) {
            shownNames.clear();
        }
        shownNames.merge(keyId, name, (known, now) -> now.isEmpty() ? known : now);
    }

    @Override
    public Optional<String> shortName(String id) {
        return withState(id, (transaction, state) -> state.shortName());
    }

    @Override
    public Optional<String> shownName(String id) {
        String known = shownNames.get(id);
        if (known == null) {
            known = KeyStates.super.shownName(id).orElse("");
            knows(id, known);
        }
        return Optional.of(known).filter(name -> !name.isEmpty());
    }

    private <T> Optional<T> withState(String keyId, Action<T> action) {
        return transactions.change(
                List.of(Names.key(keyId)),
                transaction -> transaction.find(keyId).map(state -> action.apply(transaction, state)));
    }

    /** What to do with the state of a key that is in use. */
    @FunctionalInterface
    private interface Action<T> {
        T apply(SharedTransaction transaction, KeyState state);
    }

    private void replace(String keyId, Function<KeyState, KeyRecord> change) {
        withState(keyId, (transaction, state) -> {
            transaction.save(keyId, change.apply(state));
            return true;
        });
    }

    @Override
    public void restart(String keyName) {
        replace(KeyStateStore.idOf(keyName), state -> {
            KeyRecord restarted = state.withoutTokens().remembered();
            state.forgetAll();
            return restarted;
        });
    }

    @Override
    public void reset(String keyName) {
        resetId(KeyStateStore.idOf(keyName));
    }

    private void resetId(String keyId) {
        replace(keyId, state -> {
            KeyRecord reset = state.withoutHistory().remembered();
            state.forgetHistory();
            return reset;
        });
    }

    @Override
    public void resetAll() {
        ids().forEach(this::resetId);
    }

    /** @return the identifiers of all keys with a document */
    List<String> ids() {
        return redis.evictable().stream().map(Names::keyId).toList();
    }

    @Override
    public void clear() {
        redis.removeEvictable();
        shownNames.clear();
        transactions.change(List.of(Names.ALL_KEYS), transaction -> {
            transaction.forgetCounters();
            return true;
        });
    }

    private void changeId(String keyId, Consumer<KeyState> action) {
        withState(keyId, (transaction, state) -> {
            action.accept(state);
            return true;
        });
    }

    @Override
    public void change(String keyName, Consumer<KeyState> action) {
        changeId(KeyStateStore.idOf(keyName), action);
    }

    @Override
    public void forEach(Consumer<KeyState> action) {
        ids().forEach(id -> changeId(id, action));
    }
}
