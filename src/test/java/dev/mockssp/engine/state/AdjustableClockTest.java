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
        frozen.advance(Duration.ofSeconds(2));
        frozen.advance(Duration.ofMillis(500));
        assertThat(frozen.instant()).isEqualTo(NOW.plusMillis(2_500));
        real.advance(Duration.ofDays(1));
        assertReal(real, Duration.ofDays(1));
    }

    @Test
    void freezingAndReleasingForgetHowFarItWasMoved() {
        real.advance(Duration.ofDays(1));
        real.freeze(NOW);
        assertThat(real.instant()).isEqualTo(NOW);
        real.advance(Duration.ofSeconds(1));
        real.unfreeze();
        assertReal(real, Duration.ZERO);
    }

    @Test
    void aResetGoesBackToTheStart() {
        frozen.advance(Duration.ofSeconds(1));
        frozen.unfreeze();
        frozen.reset();
        assertThat(frozen.instant()).isEqualTo(NOW);
        real.freeze(NOW);
        real.reset();
        assertReal(real, Duration.ZERO);
    }
}
