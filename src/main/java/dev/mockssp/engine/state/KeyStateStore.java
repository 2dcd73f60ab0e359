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

/** The state of each key that has called; the one unused for longest gives way when there are too many. */
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

    /** Starts anew what calls of a key have left behind. */
    public synchronized void reset(String keyName) {
        KeyState old = byName.get(keyName);
        if (old != null) {
            KeyState renewed = old.renewed();
            byName.put(keyName, renewed);
            byId.put(renewed.id(), renewed);
        }
    }

    public synchronized void resetAll() {
        List.copyOf(byName.keySet()).forEach(this::reset);
    }

    public synchronized void clear() {
        byName.clear();
        byId.clear();
    }

    /** Hands each state over, under its lock. */
    public synchronized void forEach(Consumer<KeyState> action) {
        byName.values().forEach(state -> {
            synchronized (state) {
                action.accept(state);
            }
        });
    }

    /** @return an identifier that tells keys apart without showing them */
    public static String idOf(String keyName) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keyName.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
