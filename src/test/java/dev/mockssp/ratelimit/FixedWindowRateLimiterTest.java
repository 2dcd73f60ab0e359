package dev.mockssp.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FixedWindowRateLimiterTest {

    private static final Instant NOW = Instant.parse("2025-11-24T21:51:52.240Z");

    @Test
    void countsDownAndThenRefuses() {
        FixedWindowRateLimiter window = new FixedWindowRateLimiter();
        long end = NOW.getEpochSecond() + 1;
        assertThat(window.take(NOW, 2)).isEqualTo(new RateLimitStatus(2, 1, end, true));
        assertThat(window.take(NOW, 2)).isEqualTo(new RateLimitStatus(2, 0, end, true));
        assertThat(window.take(NOW, 2)).isEqualTo(new RateLimitStatus(2, 0, end, false));
        assertThat(window.take(NOW.plusMillis(759), 2).granted()).isFalse();
        assertThat(window.take(NOW.plusMillis(760), 2)).isEqualTo(new RateLimitStatus(2, 1, end + 1, true));
    }

    @Test
    void aClockThatIsSetBackFindsAFreshWindow() {
        FixedWindowRateLimiter window = new FixedWindowRateLimiter();
        window.take(NOW, 1);
        assertThat(window.take(NOW.minusSeconds(3600), 1).granted()).isTrue();
        assertThat(window.take(Instant.EPOCH.minusSeconds(5), 1)).isEqualTo(new RateLimitStatus(1, 0, -4, true));
    }

    @Test
    void aStragglerOfTheLastSecondDoesNotOpenTheNextOneAnew() {
        FixedWindowRateLimiter window = new FixedWindowRateLimiter();
        window.take(NOW.plusSeconds(1), 1);
        assertThat(window.take(NOW, 1).granted()).as("in its own second").isTrue();
        assertThat(window.take(NOW.plusSeconds(1), 1).granted()).isFalse();
    }

    @Property
    void noSecondGrantsMoreThanTheLimitAndNoneIsRefusedBelowIt(
            @ForAll @Size(max = 200) List<@IntRange(max = 4_000) Integer> millis,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        FixedWindowRateLimiter window = new FixedWindowRateLimiter();
        Map<Long, Integer> asked = new HashMap<>();
        for (int offset : millis) {
            Instant now = NOW.plusMillis(offset);
            int before = asked.merge(now.getEpochSecond(), 1, Integer::sum) - 1;
            RateLimitStatus allowance = window.take(now, limit);
            assertThat(allowance.granted()).isEqualTo(before < limit);
            assertThat(allowance.remaining()).isEqualTo(Math.max(0, limit - before - 1));
            assertThat(Instant.ofEpochSecond(allowance.reset())).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(1));
        }
    }

    @Test
    void manyThreadsGetNoMoreThanOne() {
        FixedWindowRateLimiter window = new FixedWindowRateLimiter();
        long granted = IntStream.range(0, 1_000)
                .parallel()
                .filter(i -> window.take(NOW, 40).granted())
                .count();
        assertThat(granted).isEqualTo(40);
    }

    @Test
    void anAllowanceIsThreeHeaders() {
        assertThat(new RateLimitStatus(40, 7, 1764021113, true).headers())
                .isEqualTo(Headers.of(
                        "X-RateLimit-Limit", "40", "X-RateLimit-Remaining", "7", "X-RateLimit-Reset", "1764021113"));
    }
}
