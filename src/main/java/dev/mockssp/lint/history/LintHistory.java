package dev.mockssp.lint.history;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of earlier exchanges that the rules need. Bounded: the least recently used is evicted. Stores fingerprints of
 * what a client sent, never the text. Thread-safe.
 */
public final class LintHistory {

    private static final int BYTES_OF_INSTANT = 24;
    private static final long BYTES_OF_BID = HeapSize.MAP_ENTRY + HeapSize.LONG + 32 + BYTES_OF_INSTANT;

    private record Bid(long owner, Instant respondedAt) {}

    private final MemoryBudget memory;
    private final LruMap<String, KeyHistory> keys;
    private final LruMap<String, Instant> clicks;
    private final LruMap<Long, Bid> bids;

    /** @param memory limits the bytes of this and of all else that is remembered */
    public LintHistory(MemoryBudget memory) {
        this.memory = memory;
        this.keys = new LruMap<>(
                memory, (keyId, key) -> HeapSize.MAP_ENTRY + HeapSize.of(keyId) + KeyHistory.BYTES, KeyHistory::clear);
        this.clicks =
                new LruMap<>(memory, (campaign, at) -> HeapSize.MAP_ENTRY + HeapSize.of(campaign) + BYTES_OF_INSTANT);
        this.bids = new LruMap<>(memory, (id, bid) -> BYTES_OF_BID);
    }

    /**
     * Adds an exchange to the history.
     *
     * @param facts the exchange
     * @param number its number
     * @return the history before the exchange
     */
    public synchronized PriorTraffic addAndGetBefore(ExchangeFacts facts, long number) {
        if (!facts.isAdRequest()) {
            return new PriorTraffic(KeyTraffic.NONE, ChatState.NONE, Optional.empty(), bid(facts), click(facts));
        }
        KeyHistory key = keys.computeIfAbsent(facts.keyId(), keyId -> new KeyHistory(memory));
        KeyTraffic traffic = key.addRequest(facts, number);
        return new PriorTraffic(
                traffic,
                facts.isInChat() ? key.addToChat(facts, number) : ChatState.NONE,
                key.addRejection(facts, number, traffic),
                bid(facts),
                click(facts));
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
        keys.remove(keyId);
        bids.removeIf((id, bid) -> bid.owner() == owner);
    }

    public synchronized void clear() {
        keys.clear();
        clicks.clear();
        bids.clear();
    }
}
