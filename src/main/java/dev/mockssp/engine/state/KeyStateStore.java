package dev.mockssp.engine.state;

import dev.mockssp.core.LruMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** The state of each key. When there are too many, the least recently used state is evicted. */
public final class KeyStateStore {

    private static final int MAX_KEYS = 10_000;

    private final LruMap<String, KeyState> byId = new LruMap<>(MAX_KEYS);
    private final LruMap<String, String> ids = new LruMap<>(MAX_KEYS);

    public synchronized KeyState of(String keyName) {
        String known = ids.computeIfAbsent(keyName, KeyStateStore::idOf);
        return byId.computeIfAbsent(known, id -> new KeyState(keyName, id));
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
