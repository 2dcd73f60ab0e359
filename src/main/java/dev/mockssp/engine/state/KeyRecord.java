package dev.mockssp.engine.state;

import dev.mockssp.core.memory.ShortId;
import dev.mockssp.ratelimit.FixedWindowRateLimiter;
import java.util.List;

/**
 * What is remembered of one API key beside its maps.
 *
 * @param shortName the key itself, or its digest if it is long. Do not log it or send it
 * @param requests the number of the latest request
 * @param bids the number of the latest bid
 * @param auctions the number of the latest auction whose result may be random
 * @param issuedTokens how many serial numbers of tokens were taken
 * @param windows the latest windows of the rate limit
 */
public record KeyRecord(
        String shortName,
        long requests,
        long bids,
        long auctions,
        long issuedTokens,
        List<FixedWindowRateLimiter.Window> windows) {

    public KeyRecord {
        windows = List.copyOf(windows);
    }

    /** @return the record of a key that was not used yet */
    public static KeyRecord of(String keyName) {
        return of(keyName, 0);
    }

    /**
     * @param lastId the number after which those of requests and bids begin, so that a key which was forgotten gets no id
     *     again
     */
    public static KeyRecord of(String keyName, long lastId) {
        return new KeyRecord(ShortId.of(keyName).text(), lastId, lastId, 0, 0, List.of());
    }
}
