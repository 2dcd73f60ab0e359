package dev.mockssp.lint.history;

import dev.mockssp.lint.facts.ExchangeFacts;
import java.time.Instant;

/**
 * The earlier requests of one API key.
 *
 * @param requests the number of requests
 * @param forced the number of requests with {@code force}
 * @param blockedFrom when the latest 429 was sent
 * @param blockedUntil when its rate-limit window ended
 * @param blockedBy the number of the request that received it
 * @param rejectedAt when a request was last rejected
 */
public record KeyTraffic(
        int requests, int forced, Instant blockedFrom, Instant blockedUntil, long blockedBy, Instant rejectedAt) {

    /** No requests. */
    public static final KeyTraffic NONE = new KeyTraffic(0, 0, Instant.MIN, Instant.MIN, 0, Instant.MIN);

    /**
     * @param facts a request
     * @param number its number
     * @return the traffic including the request
     */
    KeyTraffic with(ExchangeFacts facts, long number) {
        boolean blocked = facts.exchange().response().status() == 429;
        return new KeyTraffic(
                requests + 1,
                forced + (facts.isForced() ? 1 : 0),
                blocked ? facts.respondedAt() : blockedFrom,
                blocked ? end(facts) : blockedUntil,
                blocked ? number : blockedBy,
                facts.isRejected() ? facts.at() : rejectedAt);
    }

    boolean hasRejections() {
        return !rejectedAt.equals(Instant.MIN);
    }

    private static Instant end(ExchangeFacts facts) {
        return facts.exchange()
                .response()
                .headers()
                .first("X-RateLimit-Reset")
                .filter(text -> text.length() <= 11 && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .orElseGet(() -> Instant.ofEpochSecond(facts.at().getEpochSecond() + 1));
    }
}
