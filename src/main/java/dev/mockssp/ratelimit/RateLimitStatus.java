package dev.mockssp.ratelimit;

import dev.mockssp.core.Headers;

/**
 * The rate limit as one request sees it (contract.md 1.7).
 *
 * @param limit requests per window
 * @param remaining requests left in this window after this one, never negative
 * @param reset the Unix second at which the window ends
 * @param granted whether this request is within the limit
 */
public record RateLimitStatus(int limit, int remaining, long reset, boolean granted) {

    /** @return the three {@code X-RateLimit-} headers of the contract */
    public Headers headers() {
        return Headers.of(
                "X-RateLimit-Limit", Integer.toString(limit),
                "X-RateLimit-Remaining", Integer.toString(remaining),
                "X-RateLimit-Reset", Long.toString(reset));
    }
}
