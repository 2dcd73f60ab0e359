package dev.mockssp.engine.admin.settings;

import dev.mockssp.engine.state.ClockSetting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The operations on the clock of all replicas. Thread-safe. */
public final class ClockAdmin implements InstantSource {

    private final LocalSettings settings;

    /** @param settings has the clock, and saves its changes */
    public ClockAdmin(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Instant instant() {
        return settings.clock.instant();
    }

    /** @return whether the clock is frozen */
    public boolean frozen() {
        return settings.clock.frozen();
    }

    /** @param at the time at which to freeze the clock */
    public void freeze(Instant at) {
        settings.setClock(before -> ClockSetting.frozen(at));
    }

    /** @param by how far to move the clock ahead, frozen or not */
    public void advance(Duration by) {
        settings.setClock(before -> before.advanced(by));
    }

    /** Returns to real time. */
    public void unfreeze() {
        settings.setClock(before -> ClockSetting.REAL);
    }
}
