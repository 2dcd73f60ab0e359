package dev.mockssp.engine.state;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** The state of each key. The least recently used state is evicted; a key uses its state with each request. */
public final class KeyStateStore {

    private final MemoryBudget memory;
    private final LruMap<String, KeyState> byId;

    /** @param memory limits the bytes of all that is remembered of all keys */
    public KeyStateStore(MemoryBudget memory) {
        this.memory = memory;
        this.byId = new LruMap<>(memory, (id, state) -> HeapSize.MAP_ENTRY + state.bytes(), KeyState::forgetAll);
    }

    public KeyState of(String keyName) {
        return byId.computeIfAbsent(idOf(keyName), id -> new KeyState(keyName, id, memory));
    }

    public Optional<KeyState> find(String id) {
        return byId.get(id);
    }

    public synchronized void remove(String keyName) {
        byId.remove(idOf(keyName));
    }

    /** Resets the state that requests with an API key have left. */
    public synchronized void reset(String keyName) {
        byId.get(idOf(keyName)).ifPresent(this::reset);
    }

    public synchronized void resetAll() {
        byId.values().forEach(this::reset);
    }

    private void reset(KeyState state) {
        byId.put(state.id(), state.withoutHistory());
        state.forgetHistory();
    }

    public synchronized void clear() {
        byId.clear();
    }

    /** Runs the action for each state, under the state's lock. */
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
