package dev.mockssp.engine.state;

import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.pacing.LegacyPacer;
import dev.mockssp.pacing.SspPacer;
import dev.mockssp.ratelimit.FixedWindowRateLimiter;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.tracking.IssuedTokens;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that the double remembers of one key, so that suites with keys of their own do not disturb one another. The
 * pacers and the spending are used under this object's lock only, the cursor under its own.
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

    /** The key with no past. Its counts of ids go on and its tokens still lead somewhere: the journal has the old ones. */
    KeyState renewed() {
        return new KeyState(this);
    }

    /** The key itself; never leaves the process. */
    public String keyName() {
        return keyName;
    }

    /** Tells keys apart without showing them. */
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
