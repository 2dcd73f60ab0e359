package dev.mockssp.ratelimit;

import java.time.Instant;
import java.util.Arrays;

/**
 * One key's windows. Safe for use by several threads. The last few are kept, since a call that came in before the
 * second ended may be counted after one of the next second.
 */
public final class FixedWindowRateLimiter {

    private static final int KEPT = 8;

    private final long[] seconds = new long[KEPT];
    private final int[] used = new int[KEPT];

    public FixedWindowRateLimiter() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /**
     * Counts a call.
     *
     * @param now when it came in
     * @param limit calls a window, at least 1
     * @return what it was allowed
     */
    public synchronized RateLimitStatus take(Instant now, int limit) {
        long second = now.getEpochSecond();
        int window = Math.floorMod(second, KEPT);
        if (seconds[window] != second) {
            seconds[window] = second;
            used[window] = 0;
        }
        boolean granted = used[window] < limit;
        used[window] += granted ? 1 : 0;
        return new RateLimitStatus(limit, limit - used[window], second + 1, granted);
    }
}
