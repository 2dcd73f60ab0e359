package dev.mockssp.lint.history;

import dev.mockssp.lint.facts.ExchangeFacts;
import java.time.Instant;

/**
 * The calls of one key so far.
 *
 * @param calls how many there were
 * @param forced how many of them said {@code force}
 * @param blockedFrom when the latest 429 left
 * @param blockedUntil when the window ended that it belonged to
 * @param blockedBy the number of the call that got it
 * @param refused when a call was last refused
 */
public record KeyTraffic(
        int calls, int forced, Instant blockedFrom, Instant blockedUntil, long blockedBy, Instant refused) {

    static final KeyTraffic NONE = new KeyTraffic(0, 0, Instant.MIN, Instant.MIN, 0, Instant.MIN);

    /**
     * @param facts a call
     * @param number its number
     * @return the traffic with it
     */
    KeyTraffic with(ExchangeFacts facts, long number) {
        boolean blocked = facts.exchange().response().status() == 429;
        return new KeyTraffic(
                calls + 1,
                forced + (facts.isForced() ? 1 : 0),
                blocked ? facts.respondedAt() : blockedFrom,
                blocked ? end(facts) : blockedUntil,
                blocked ? number : blockedBy,
                facts.isRejected() ? facts.at() : refused);
    }

    boolean hasRefusals() {
        return !refused.equals(Instant.MIN);
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
