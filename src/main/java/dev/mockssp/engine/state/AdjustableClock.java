package dev.mockssp.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The mock server's clock: real, frozen, or moved ahead. Thread-safe. */
public final class AdjustableClock implements InstantSource {

    private final ClockSetting start;
    private final AtomicReference<ClockSetting> setting;
    private final Runnable changed;

    /** @param frozenAt the time at which the clock is frozen; empty for real time */
    public AdjustableClock(Optional<Instant> frozenAt) {
        this(frozenAt, () -> {});
    }

    /**
     * @param frozenAt the time at which the clock is frozen; empty for real time
     * @param changed runs after every change
     */
    public AdjustableClock(Optional<Instant> frozenAt, Runnable changed) {
        this.start = new ClockSetting(frozenAt, Duration.ZERO);
        this.setting = new AtomicReference<>(start);
        this.changed = changed;
    }

    @Override
    public Instant instant() {
        ClockSetting now = setting.get();
        return now.frozenAt().orElseGet(Instant::now).plus(now.ahead());
    }

    /** @return whether the clock is frozen */
    public boolean frozen() {
        return setting.get().frozenAt().isPresent();
    }

    public ClockSetting setting() {
        return setting.get();
    }

    /** @return the setting of the start */
    public ClockSetting start() {
        return start;
    }

    public void set(ClockSetting wanted) {
        setting.set(wanted);
        changed.run();
    }

    /** Restores the setting of the start. */
    public void reset() {
        set(start);
    }
}
