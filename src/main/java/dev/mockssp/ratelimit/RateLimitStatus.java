package dev.mockssp.ratelimit;

import dev.mockssp.core.Headers;

/**
 * What one call was allowed, and what is left (contract.md 1.7).
 *
 * @param limit calls a window
 * @param remaining calls left in this window after this one, never negative
 * @param reset the Unix second at which the window ends
 * @param granted whether this call is within the limit
 */
public record RateLimitStatus(int limit, int remaining, long reset, boolean granted) {

    /** @return the three headers of the contract */
    public Headers headers() {
        return Headers.of(
                "X-RateLimit-Limit", Integer.toString(limit),
                "X-RateLimit-Remaining", Integer.toString(remaining),
                "X-RateLimit-Reset", Long.toString(reset));
    }
}
