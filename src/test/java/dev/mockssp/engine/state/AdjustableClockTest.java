package dev.mockssp.engine.state;

import static dev.mockssp.engine.Contexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdjustableClockTest {

    private final AdjustableClock frozen = new AdjustableClock(Optional.of(NOW));
    private final AdjustableClock real = new AdjustableClock(Optional.empty());

    private static void assertReal(AdjustableClock clock, Duration ahead) {
        Instant before = Instant.now().plus(ahead);
        assertThat(clock.instant()).isBetween(before, Instant.now().plus(ahead));
        assertThat(clock.frozen()).isFalse();
    }

    @Test
    void aFrozenClockStandsStill() {
        assertThat(frozen.instant()).isEqualTo(NOW).isEqualTo(frozen.instant());
        assertThat(frozen.frozen()).isTrue();
        assertReal(real, Duration.ZERO);
    }

    @Test
    void itMovesOnlyWhenItIsMoved() {
        frozen.set(frozen.setting().advanced(Duration.ofSeconds(2)));
        frozen.set(frozen.setting().advanced(Duration.ofMillis(500)));
        assertThat(frozen.instant()).isEqualTo(NOW.plusMillis(2_500));
        real.set(real.setting().advanced(Duration.ofDays(1)));
        assertReal(real, Duration.ofDays(1));
    }

    @Test
    void freezingAndReleasingForgetHowFarItWasMoved() {
        real.set(real.setting().advanced(Duration.ofDays(1)));
        real.set(ClockSetting.frozen(NOW));
        assertThat(real.instant()).isEqualTo(NOW);
        real.set(real.setting().advanced(Duration.ofSeconds(1)));
        real.set(ClockSetting.REAL);
        assertReal(real, Duration.ZERO);
    }

    @Test
    void aResetGoesBackToTheStart() {
        frozen.set(frozen.setting().advanced(Duration.ofSeconds(1)));
        frozen.set(ClockSetting.REAL);
        frozen.reset();
        assertThat(frozen.instant()).isEqualTo(NOW);
        real.set(ClockSetting.frozen(NOW));
        real.reset();
        assertReal(real, Duration.ZERO);
    }
}
