package dev.mockssp.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The double's clock: real, frozen, or moved ahead. Safe for use by several threads. */
public final class AdjustableClock implements InstantSource {

    private record Setting(Optional<Instant> frozenAt, Duration ahead) {}

    private final Setting start;
    private final AtomicReference<Setting> setting;
    private final Runnable changed;

    /** @param frozenAt where it stands still at the start; empty for real time */
    public AdjustableClock(Optional<Instant> frozenAt) {
        this(frozenAt, () -> {});
    }

    /**
     * @param frozenAt where it stands still at the start; empty for real time
     * @param changed is told of every change
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

    /** @return whether it stands still */
    public boolean frozen() {
        return setting.get().frozenAt().isPresent();
    }

    /** @param at where it stands still from now on */
    public void freeze(Instant at) {
        setting.set(new Setting(Optional.of(at), Duration.ZERO));
        changed.run();
    }

    /** @param by how far it moves ahead, frozen or not */
    public void advance(Duration by) {
        setting.updateAndGet(now -> new Setting(now.frozenAt(), now.ahead().plus(by)));
        changed.run();
    }

    /** Back to real time. */
    public void unfreeze() {
        setting.set(new Setting(Optional.empty(), Duration.ZERO));
        changed.run();
    }

    /** Back to how it was at the start. */
    public void reset() {
        setting.set(start);
        changed.run();
    }
}
