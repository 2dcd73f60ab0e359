package dev.mockssp.engine.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The state of each key. When there are too many, the least recently used state is evicted. */
public final class KeyStateStore {

    private static final int MAX_KEYS = 10_000;

    private final Map<String, KeyState> byName = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, KeyState> byId = new LinkedHashMap<>();

    public synchronized KeyState of(String keyName) {
        KeyState known = byName.get(keyName);
        if (known != null) {
            return known;
        }
        if (byName.size() >= MAX_KEYS) {
            remove(byName.keySet().iterator().next());
        }
        KeyState state = new KeyState(keyName, idOf(keyName));
        byName.put(keyName, state);
        byId.put(state.id(), state);
        return state;
    }

    public synchronized Optional<KeyState> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized void remove(String keyName) {
        KeyState state = byName.remove(keyName);
        if (state != null) {
            byId.remove(state.id());
        }
    }

    /** Resets the state of a key. */
    public synchronized void reset(String keyName) {
        KeyState old = byName.get(keyName);
        if (old != null) {
            KeyState fresh = old.withoutHistory();
            byName.put(keyName, fresh);
            byId.put(fresh.id(), fresh);
        }
    }

    public synchronized void resetAll() {
        List.copyOf(byName.keySet()).forEach(this::reset);
    }

    public synchronized void clear() {
        byName.clear();
        byId.clear();
    }

    /** Runs the action for each state, under the state's lock. */
    public synchronized void forEach(Consumer<KeyState> action) {
        byName.values().forEach(state -> {
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
