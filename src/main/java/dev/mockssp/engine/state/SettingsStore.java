package dev.mockssp.engine.state;

import java.util.Map;
import java.util.Optional;

/** Saves what is set while the server runs: the active scenario, bindings, scenarios, inventory, clock. Thread-safe. */
@FunctionalInterface
public interface SettingsStore {

    /**
     * Saves settings for all replicas, all at once, before the caller applies them to this one. The caller holds the lock in
     * which {@link Replica#apply(Map)} changes settings, so this waits for no such call on another thread.
     *
     * @param changes the new value of each setting that changes; empty if it has none any more
     * @throws dev.mockssp.core.StateUnavailableException when they cannot be saved; nothing has changed
     */
    void save(Map<Setting, Optional<String>> changes);
}
