package dev.mockssp.engine.state;

import dev.mockssp.auction.CampaignSpend;
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

    private final String keyName;
    private final String id;
    private final AtomicLong requests;
    private final AtomicLong bids;
    private final AtomicLong auctions;

    public final FixedWindowRateLimiter rateLimiter = new FixedWindowRateLimiter();
    public final SspPacer sspPacer = new SspPacer();
    public final LegacyPacer legacyPacer = new LegacyPacer();
    public final StepCounters stepCounters = new StepCounters();
    public final ClickHistory clickHistory = new ClickHistory();
    public final IssuedTokens issuedTokens;

    private CampaignSpend spend = new CampaignSpend();

    public KeyState(String keyName, String id) {
        this.keyName = keyName;
        this.id = id;
        this.requests = new AtomicLong();
        this.bids = new AtomicLong();
        this.auctions = new AtomicLong();
        this.issuedTokens = new IssuedTokens();
    }

    private KeyState(KeyState old) {
        this.keyName = old.keyName;
        this.id = old.id;
        this.requests = old.requests;
        this.bids = old.bids;
        this.auctions = old.auctions;
        this.issuedTokens = old.issuedTokens;
    }

    /**
     * A copy without history. Id counters continue and issued tokens stay valid, because the journal still contains the
     * earlier ids.
     */
    KeyState withoutHistory() {
        return new KeyState(this);
    }

    /** The key itself, in full. Do not log it or send it. */
    public String keyName() {
        return keyName;
    }

    /** An identifier that does not reveal the key. */
    public String id() {
        return id;
    }

    /** What this key's wins have cost since the last {@link #resetSpend}. */
    public CampaignSpend spend() {
        return spend;
    }

    /** Restores every campaign's budget for this key. */
    public void resetSpend() {
        spend = new CampaignSpend();
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
