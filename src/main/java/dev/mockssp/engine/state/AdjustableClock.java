package dev.mockssp.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the mock server: real, frozen, or moved ahead. Thread-safe. */
public final class AdjustableClock implements InstantSource {

    private record Setting(Optional<Instant> frozenAt, Duration ahead) {}

    private final Setting start;
    private final AtomicReference<Setting> setting;
    private final Runnable changed;

    /** @param frozenAt the time at which it is frozen from the start; empty for real time */
    public AdjustableClock(Optional<Instant> frozenAt) {
        this(frozenAt, () -> {});
    }

    /**
     * @param frozenAt the time at which it is frozen from the start; empty for real time
     * @param changed is called after each change
     */
    public AdjustableClock(Optional<Instant> frozenAt, Runnable changed) {
        this.start = new Setting(frozenAt, Duration.ZERO);
        this.setting = new AtomicReference<>(start);
        this.changed = changed;
    }

    @Override
    public Instant instant() {
        Setting now = setting.get();
        return now.frozenAt().orElseGet(Instant::now).plus(now.ahead());
    }

    /** @return whether it is frozen */
    public boolean frozen() {
        return setting.get().frozenAt().isPresent();
    }

    /** @param at the time to freeze it at */
    public void freeze(Instant at) {
        setting.set(new Setting(Optional.of(at), Duration.ZERO));
        changed.run();
    }

    /** @param by how far to move it ahead, frozen or not */
    public void advance(Duration by) {
        setting.updateAndGet(now -> new Setting(now.frozenAt(), now.ahead().plus(by)));
        changed.run();
    }

    /** Returns to real time. */
    public void unfreeze() {
        setting.set(new Setting(Optional.empty(), Duration.ZERO));
        changed.run();
    }

    /** Returns to the state at the start. */
    public void reset() {
        setting.set(start);
        changed.run();
    }
}
