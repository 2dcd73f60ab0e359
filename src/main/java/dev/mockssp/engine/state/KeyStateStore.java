package dev.mockssp.engine.state;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.LruMap;
import dev.mockssp.core.memory.MemoryBudget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The state of each key. The least recently used state is evicted; a key uses its state with each request. */
public final class KeyStateStore implements KeyStates {

    private final MemoryBudget memory;
    private final LruMap<String, KeyState> byId;

    /** The highest number in an id of an evicted state, so that its key never gets an id again. */
    private final AtomicLong lastEvictedId = new AtomicLong();

    private final AtomicLong anonymous = new AtomicLong();
    private final AtomicLong stateChanges = new AtomicLong();

    /** @param memory limits the bytes of all that is remembered of all keys */
    public KeyStateStore(MemoryBudget memory) {
        this.memory = memory;
        this.byId = new LruMap<>(memory, (id, state) -> HeapSize.MAP_ENTRY + state.bytes(), this::removed);
    }

    private void removed(KeyState state) {
        lastEvictedId.accumulateAndGet(state.lastId(), Math::max);
        state.forgetAll();
    }

    public KeyState of(String keyName) {
        return byId.computeIfAbsent(
                idOf(keyName), id -> new KeyState(id, KeyRecord.of(keyName, lastEvictedId.get()), memory));
    }

    public Optional<KeyState> find(String id) {
        return byId.get(id);
    }

    long nextAnonymous() {
        return anonymous.incrementAndGet();
    }

    long nextStateChange() {
        return stateChanges.incrementAndGet();
    }

    @Override
    public Optional<String> shortName(String id) {
        return find(id).map(KeyState::shortName);
    }

    @Override
    public synchronized void restart(String keyName) {
        byId.get(idOf(keyName)).ifPresent(state -> {
            byId.put(state.id(), state.withoutTokens());
            state.forgetAll();
        });
    }

    @Override
    public synchronized void reset(String keyName) {
        byId.get(idOf(keyName)).ifPresent(this::reset);
    }

    @Override
    public synchronized void resetAll() {
        byId.values().forEach(this::reset);
    }

    private void reset(KeyState state) {
        byId.put(state.id(), state.withoutHistory());
        state.forgetHistory();
    }

    @Override
    public synchronized void clear() {
        byId.clear();
        lastEvictedId.set(0);
        anonymous.set(0);
        stateChanges.set(0);
    }

    @Override
    public synchronized void change(String keyName, Consumer<KeyState> action) {
        byId.get(idOf(keyName)).ifPresent(state -> {
            synchronized (state) {
                action.accept(state);
            }
        });
    }

    @Override
    public synchronized void forEach(Consumer<KeyState> action) {
        byId.values().forEach(state -> {
            synchronized (state) {
                action.accept(state);
            }
        });
    }

    /** @return an identifier that does not reveal the key */
    public static String idOf(String keyName) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keyName.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
