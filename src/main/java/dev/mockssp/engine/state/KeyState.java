package dev.mockssp.engine.state;

import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.pacing.LegacyPacer;
import dev.mockssp.pacing.SspPacer;
import dev.mockssp.ratelimit.FixedWindowRateLimiter;
import dev.mockssp.scenario.StepCounters;
import dev.mockssp.tracking.IssuedTokens;
import dev.mockssp.tracking.UsedTokens;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of one API key, so that test suites with separate keys do not disturb each other. Use the pacers and the
 * spend under this object's lock only, and the step counters under their own lock.
 */
public final class KeyState {

    private static final int BYTES = 1_250;

    private final StateMaps maps;
    private final String shortName;
    private final String id;
    private final AtomicLong requests;
    private final AtomicLong bids;
    private final AtomicLong auctions;

    public final FixedWindowRateLimiter rateLimiter;
    public final SspPacer sspPacer;
    public final LegacyPacer legacyPacer;
    public final StepCounters stepCounters;
    public final ClickHistory clickHistory;
    public final CampaignSpend spend;
    public final IssuedTokens issuedTokens;
    public final UsedTokens usedTokens;
    public final PollVotes pollVotes;

    /**
     * The state of a key that was not used yet.
     *
     * @param id its identifier
     * @param maps makes the maps of this key
     */
    public KeyState(String keyName, String id, StateMaps maps) {
        this(id, KeyRecord.of(keyName), maps);
    }

    /**
     * @param id the identifier of the key
     * @param remembered what is remembered beside the maps
     * @param maps makes the maps of this key
     */
    public KeyState(String id, KeyRecord remembered, StateMaps maps) {
        this(
                remembered.shortName(),
                id,
                new AtomicLong(remembered.requests()),
                new AtomicLong(remembered.bids()),
                new AtomicLong(remembered.auctions()),
                new FixedWindowRateLimiter(remembered.windows()),
                new IssuedTokens(maps, remembered.issuedTokens()),
                new UsedTokens(maps),
                new PollVotes(maps),
                maps);
    }

    private KeyState(
            String shortName,
            String id,
            AtomicLong requests,
            AtomicLong bids,
            AtomicLong auctions,
            FixedWindowRateLimiter rateLimiter,
            IssuedTokens issuedTokens,
            UsedTokens usedTokens,
            PollVotes pollVotes,
            StateMaps maps) {
        this.shortName = shortName;
        this.id = id;
        this.requests = requests;
        this.bids = bids;
        this.auctions = auctions;
        this.rateLimiter = rateLimiter;
        this.issuedTokens = issuedTokens;
        this.usedTokens = usedTokens;
        this.pollVotes = pollVotes;
        this.maps = maps;
        this.sspPacer = new SspPacer(maps);
        this.legacyPacer = new LegacyPacer(maps);
        this.stepCounters = new StepCounters(maps);
        this.clickHistory = new ClickHistory(maps);
        this.spend = new CampaignSpend(maps);
    }

    /** What is remembered beside the maps. */
    public KeyRecord remembered() {
        return new KeyRecord(
                shortName, requests.get(), bids.get(), auctions.get(), issuedTokens.issued(), rateLimiter.windows());
    }

    /**
     * A copy without history. Id counters continue and issued tokens stay valid, used or not, because the journal still
     * contains the earlier ids. The polls of these tokens begin anew.
     */
    public KeyState withoutHistory() {
        pollVotes.restart();
        return new KeyState(
                shortName,
                id,
                requests,
                bids,
                auctions,
                new FixedWindowRateLimiter(),
                issuedTokens,
                usedTokens,
                pollVotes,
                maps);
    }

    /** A new state, in which no earlier token is valid. Its ids are new, because reports still contain the earlier ones. */
    public KeyState withoutTokens() {
        return new KeyState(
                shortName,
                id,
                requests,
                bids,
                new AtomicLong(),
                new FixedWindowRateLimiter(),
                new IssuedTokens(maps),
                new UsedTokens(maps),
                new PollVotes(maps),
                maps);
    }

    /** The highest number of a request or a bid. */
    long lastId() {
        return Math.max(requests.get(), bids.get());
    }

    /** Removes all entries of the maps. */
    public void forgetAll() {
        forgetHistory();
        issuedTokens.clear();
        usedTokens.clear();
        pollVotes.clear();
    }

    /** Removes all entries of the maps, except those of the issued tokens and their polls. */
    public void forgetHistory() {
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
