package dev.mockssp.engine.state;

import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.pacing.LegacyPacer;
import dev.mockssp.pacing.SspPacer;
import dev.mockssp.ratelimit.FixedWindowRateLimiter;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.tracking.IssuedTokens;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of one API key, so that suites with different keys do not affect each other. Use the pacers and the
 * spending under the lock of this object only; the other parts are thread-safe.
 */
public final class KeyState {

    private final String keyName;
    private final String id;
    private final AtomicLong requests;
    private final AtomicLong bids;
    private final AtomicLong auctions;

    public final FixedWindowRateLimiter window = new FixedWindowRateLimiter();
    public final SspPacer chats = new SspPacer();
    public final LegacyPacer legacyChats = new LegacyPacer();
    public final StepCounters cursor = new StepCounters();
    public CampaignSpend spending = new CampaignSpend();
    public final ClickHistory clicks = new ClickHistory();
    public final IssuedTokens ledger;

    public KeyState(String keyName, String id) {
        this.keyName = keyName;
        this.id = id;
        this.requests = new AtomicLong();
        this.bids = new AtomicLong();
        this.auctions = new AtomicLong();
        this.ledger = new IssuedTokens();
    }

    private KeyState(KeyState old) {
        this.keyName = old.keyName;
        this.id = old.id;
        this.requests = old.requests;
        this.bids = old.bids;
        this.auctions = old.auctions;
        this.ledger = old.ledger;
    }

    /** @return the state after a reset; ids go on and issued tokens stay valid, since the journal contains them */
    KeyState renewed() {
        return new KeyState(this);
    }

    /** @return the API key itself; it must not leave the process */
    public String keyName() {
        return keyName;
    }

    /** @return an identifier that distinguishes API keys without revealing them */
    public String id() {
        return id;
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
