package dev.mockssp.ratelimit;

import java.time.Instant;
import java.util.Arrays;

/**
 * The rate limit of one API key, in windows of one Unix second. It keeps the last few windows, since a request that
 * arrived before the end of a second may be counted after one of the next second. Thread-safe.
 */
public final class FixedWindowRateLimiter {

    private static final int WINDOWS = 8;

    private final long[] seconds = new long[WINDOWS];
    private final int[] used = new int[WINDOWS];

    public FixedWindowRateLimiter() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /**
     * Counts a request.
     *
     * @param receivedAt when the request arrived
     * @param limit requests per window, at least 1
     * @return whether the request is within the limit, and how many are left
     */
    public synchronized RateLimitStatus take(Instant receivedAt, int limit) {
        long second = receivedAt.getEpochSecond();
        int window = Math.floorMod(second, WINDOWS);
        if (seconds[window] != second) {
            seconds[window] = second;
            used[window] = 0;
        }
        boolean granted = used[window] < limit;
        used[window] += granted ? 1 : 0;
        return new RateLimitStatus(limit, limit - used[window], second + 1, granted);
    }
}
