package dev.mockssp.engine.state;

import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.core.HeapSize;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.ShortId;
import dev.mockssp.pacing.LegacyPacer;
import dev.mockssp.pacing.SspPacer;
import dev.mockssp.ratelimit.FixedWindowRateLimiter;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.tracking.IssuedTokens;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of one API key, so that test suites with separate keys do not disturb each other. Use the pacers and the
 * spend under this object's lock only, and the step counters under their own lock.
 */
public final class KeyState {

    private static final int BYTES = 1_000;

    private final MemoryBudget memory;
    private final String shortName;
    private final String id;
    private final AtomicLong requests;
    private final AtomicLong bids;
    private final AtomicLong auctions;

    public final FixedWindowRateLimiter rateLimiter = new FixedWindowRateLimiter();
    public final SspPacer sspPacer;
    public final LegacyPacer legacyPacer;
    public final StepCounters stepCounters;
    public final ClickHistory clickHistory;
    public final CampaignSpend spend;
    public final IssuedTokens issuedTokens;

    /** @param memory limits the bytes of all that is remembered of all keys */
    public KeyState(String keyName, String id, MemoryBudget memory) {
        this(
                ShortId.of(keyName).text(),
                id,
                new AtomicLong(),
                new AtomicLong(),
                new AtomicLong(),
                new IssuedTokens(memory),
                memory);
    }

    private KeyState(
            String shortName,
            String id,
            AtomicLong requests,
            AtomicLong bids,
            AtomicLong auctions,
            IssuedTokens issuedTokens,
            MemoryBudget memory) {
        this.shortName = shortName;
        this.id = id;
        this.requests = requests;
        this.bids = bids;
        this.auctions = auctions;
        this.issuedTokens = issuedTokens;
        this.memory = memory;
        this.sspPacer = new SspPacer(memory);
        this.legacyPacer = new LegacyPacer(memory);
        this.stepCounters = new StepCounters(memory);
        this.clickHistory = new ClickHistory(memory);
        this.spend = new CampaignSpend(memory);
    }

    /**
     * A copy without history. Id counters continue and issued tokens stay valid, because the journal still contains the
     * earlier ids.
     */
    KeyState withoutHistory() {
        return new KeyState(shortName, id, requests, bids, auctions, issuedTokens, memory);
    }

    void forgetAll() {
        forgetHistory();
        issuedTokens.clear();
    }

    /** Gives the memory back, except that of the issued tokens. */
    void forgetHistory() {
        sspPacer.clear();
        legacyPacer.clear();
        stepCounters.clear();
        clickHistory.clear();
        spend.clear();
    }

    /** The key itself, or its digest if it is long. Do not log it or send it. */
    public String shortName() {
        return shortName;
    }

    /** An identifier that does not reveal the key. */
    public String id() {
        return id;
    }

    /** The bytes of this object, without what its parts count themselves. */
    long bytes() {
        return BYTES + HeapSize.of(shortName) + HeapSize.of(id);
    }

    public long nextRequest() {
        return requests.incrementAndGet();
    }

    public long nextBid() {
        return bids.incrementAndGet();
    }

    public long nextAuction() {
        return auctions.incrementAndGet();
    }
}
