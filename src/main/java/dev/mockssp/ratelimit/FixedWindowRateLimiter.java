package dev.mockssp.ratelimit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rate limit of one API key, in windows of one Unix second. It keeps the last few windows, since a request that
 * arrived before the end of a second may be counted after one of the next second. Thread-safe.
 */
public final class FixedWindowRateLimiter {

    private static final int WINDOWS = 8;

    private final long[] seconds = new long[WINDOWS];
    private final int[] used = new int[WINDOWS];

    /**
     * The requests that were granted in a second.
     *
     * @param second since 1970
     */
    public record Window(long second, int used) {}

    public FixedWindowRateLimiter() {
        this(List.of());
    }

    /** @param windows the latest windows, of {@link #windows} */
    public FixedWindowRateLimiter(List<Window> windows) {
        Arrays.fill(seconds, Long.MIN_VALUE);
        windows.forEach(window -> {
            int index = index(window.second());
            seconds[index] = window.second();
            used[index] = window.used();
        });
    }

    private static int index(long second) {
        return Math.floorMod(second, WINDOWS);
    }

    /** @return the latest windows with a request, the earliest first */
    public synchronized List<Window> windows() {
        return IntStream.range(0, WINDOWS)
                .filter(index -> seconds[index] != Long.MIN_VALUE)
                .mapToObj(index -> new Window(seconds[index], used[index]))
                .sorted(Comparator.comparingLong(Window::second))
                .toList();
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
        int window = index(second);
        if (seconds[window] != second) {
            seconds[window] = second;
            used[window] = 0;
        }
        boolean granted = used[window] < limit;
        used[window] += granted ? 1 : 0;
        return new RateLimitStatus(limit, limit - used[window], second + 1, granted);
    }
}
