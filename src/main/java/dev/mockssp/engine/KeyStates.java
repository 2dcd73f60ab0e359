package dev.mockssp.engine;

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
final class KeyStates {

    private static final int MOST_KEYS = 10_000;

    private final Map<String, KeyState> byName = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, KeyState> byId = new LinkedHashMap<>();

    synchronized KeyState of(String keyName) {
        KeyState known = byName.get(keyName);
        if (known != null) {
            return known;
        }
        if (byName.size() >= MOST_KEYS) {
            remove(byName.keySet().iterator().next());
        }
        KeyState state = new KeyState(keyName, idOf(keyName));
        byName.put(keyName, state);
        byId.put(state.id(), state);
        return state;
    }

    synchronized Optional<KeyState> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized void remove(String keyName) {
        KeyState state = byName.remove(keyName);
        if (state != null) {
            byId.remove(state.id());
        }
    }

    /** Starts anew what calls of a key have left behind. */
    synchronized void renew(String keyName) {
        KeyState old = byName.get(keyName);
        if (old != null) {
            KeyState renewed = old.renewed();
            byName.put(keyName, renewed);
            byId.put(renewed.id(), renewed);
        }
    }

    synchronized void renewAll() {
        List.copyOf(byName.keySet()).forEach(this::renew);
    }

    synchronized void clear() {
        byName.clear();
        byId.clear();
    }

    /** Hands each state over, under its lock. */
    synchronized void forEach(Consumer<KeyState> action) {
        byName.values().forEach(state -> {
            synchronized (state) {
                action.accept(state);
            }
        });
    }

    /** @return an identifier that tells keys apart without showing them */
    static String idOf(String keyName) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keyName.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
