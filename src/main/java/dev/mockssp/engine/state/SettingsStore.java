package dev.mockssp.engine.state;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /**
     * Saves a new setting of the clock that depends on the present one, as {@link #save} does. Another replica may have set
     * the clock before this one knows.
     *
     * @param clock the clock of this replica
     * @param change returns the new setting for the present one; may run several times, and only the last result is used
     * @return that result
     */
    default ClockSetting saveClock(AdjustableClock clock, UnaryOperator<ClockSetting> change) {
        ClockSetting wanted = change.apply(clock.setting());
        save(Map.of(Setting.CLOCK, Optional.of(wanted.text())));
        return wanted;
    }
}
