package dev.mockssp;

import dev.mockssp.client.MockClock;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.admin.settings.ClockAdmin;
import java.time.Duration;
import java.time.Instant;

/** The clock of a mock server in this process. */
record InProcessClock(ClockAdmin clock) implements MockClock {

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public boolean frozen() {
        return clock.frozen();
    }

    @Override
    public void freeze(Instant at) {
        clock.freeze(at);
    }

    @Override
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new ConfigurationException(
                    "the clock cannot go back; expected a duration of zero or more, was " + by);
        }
        clock.advance(by);
    }

    @Override
    public void unfreeze() {
        clock.unfreeze();
    }
}
