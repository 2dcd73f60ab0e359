package dev.mockssp.lint.history;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of earlier exchanges that the rules need. Bounded: the least recently used is evicted. Stores fingerprints of
 * what a client sent, never the text. Thread-safe.
 */
public final class LintHistory {

    private static final int BYTES_OF_INSTANT = 24;
    private static final long BYTES_OF_BID = HeapSize.MAP_ENTRY + HeapSize.LONG + 32 + BYTES_OF_INSTANT;

    private static final long BYTES_OF_VOTE = HeapSize.MAP_ENTRY + HeapSize.LONG + 32;

    private record Bid(long owner, Instant respondedAt) {}

    private record Vote(long owner, long number) {}

    private static final MapType<String, Instant> CLICKS = new MapType<>(
            "lint-clicks",
            String.class,
            Instant.class,
            (campaign, at) -> HeapSize.MAP_ENTRY + HeapSize.of(campaign) + BYTES_OF_INSTANT);
    private static final MapType<Long, Bid> BIDS =
            new MapType<>("lint-bids", Long.class, Bid.class, (id, bid) -> BYTES_OF_BID);
    private static final MapType<Long, Vote> VOTES =
            new MapType<>("lint-votes", Long.class, Vote.class, (token, vote) -> BYTES_OF_VOTE);

    private final KeyHistories keys;
    private final StateMap<String, Instant> clicks;
    private final StateMap<Long, Bid> bids;
    private final StateMap<Long, Vote> votes;
    private final PixelHistory pixels;

    /** @param memory limits the bytes of this and of all else that is remembered */
    public LintHistory(MemoryBudget memory) {
        this(memory, memory, new LruKeyHistories(memory));
    }

    /**
     * @param shared makes the maps that all keys share
     * @param ofTokens makes the maps of bids and tokens; a store may keep those of each key apart
     * @param keys the history of each key
     */
    public LintHistory(StateMaps shared, StateMaps ofTokens, KeyHistories keys) {
        this.keys = keys;
        this.clicks = shared.map(CLICKS);
        this.bids = ofTokens.map(BIDS);
        this.votes = ofTokens.map(VOTES);
        this.pixels = new PixelHistory(ofTokens);
    }

    /**
     * Adds an exchange to the history.
     *
     * @param facts the exchange
     * @param number its number
     * @return the history before the exchange
     */
    public synchronized PriorTraffic addAndGetBefore(ExchangeFacts facts, long number) {
        Optional<PixelPing> ping = pixels.addAndGetBefore(facts);
        if (!facts.isAdRequest()) {
            return new PriorTraffic(
                    KeyTraffic.NONE,
                    ChatState.NONE,
                    Optional.empty(),
                    bid(facts),
                    click(facts),
                    ping,
                    vote(facts, number));
        }
        KeyHistory key = keys.of(facts.keyId());
        KeyTraffic traffic = key.addRequest(facts, number);
        return new PriorTraffic(
                traffic,
                facts.isInChat() ? key.addToChat(facts, number) : ChatState.NONE,
                key.addRejection(facts, number, traffic),
                bid(facts),
                click(facts),
                ping,
                OptionalLong.empty());
    }

    private OptionalLong vote(ExchangeFacts facts, long number) {
        OptionalLong token = facts.votedToken();
        if (token.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Vote> earlier = votes.get(token.getAsLong());
        if (earlier.isEmpty()) {
            votes.put(token.getAsLong(), new Vote(facts.owner(), number));
        }
        return earlier.isPresent() ? OptionalLong.of(earlier.get().number()) : OptionalLong.empty();
    }

    private Optional<Instant> bid(ExchangeFacts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.VIEW) {
            return outcome.bidIds().stream()
                    .findFirst()
                    .flatMap(id -> bids.get(Fingerprint.of(id)))
                    .map(Bid::respondedAt);
        }
        if (ExchangeFacts.awaitsView(facts.exchange())) {
            Bid bid = new Bid(facts.owner(), facts.respondedAt());
            outcome.bidIds().forEach(id -> bids.put(Fingerprint.of(id), bid));
        }
        return Optional.empty();
    }

    private Optional<Instant> click(ExchangeFacts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.CLICK) {
            clicks.put(outcome.reason(), facts.at());
        }
        Optional<String> campaign = facts.landingCampaign();
        return campaign.isPresent() ? clicks.get(campaign.get()) : Optional.empty();
    }

    /** Removes the history of an API key. Clicks stay: a visit of a landing page does not name the key of the click. */
    public synchronized void forget(String keyId) {
        long owner = Fingerprint.of(keyId);
        keys.forget(keyId);
        bids.removeIf((id, bid) -> bid.owner() == owner);
        votes.removeIf((token, vote) -> vote.owner() == owner);
        pixels.forget(owner);
    }

    public synchronized void clear() {
        keys.clear();
        clicks.clear();
        bids.clear();
        votes.clear();
        pixels.clear();
    }
}
