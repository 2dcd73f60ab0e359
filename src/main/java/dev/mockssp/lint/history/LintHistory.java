package dev.mockssp.lint.history;

import dev.mockssp.core.LruMap;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of earlier exchanges that the rules need. Bounded: the least recently used is evicted. Stores fingerprints of
 * what a client sent, never the text. Thread-safe.
 */
public final class LintHistory {

    public static final int MAX_ENTRIES = 10_000;
    private static final Duration RETRY = Duration.ofMinutes(1);

    private record Bid(long owner, Instant respondedAt) {}

    private final LruMap<String, KeyTraffic> keys = new LruMap<>(MAX_ENTRIES);
    private final LruMap<Long, PriorTraffic.Rejection> rejections = new LruMap<>(MAX_ENTRIES);
    private final LruMap<String, Instant> clicks = new LruMap<>(MAX_ENTRIES);
    private final LruMap<Long, ChatState> chats = new LruMap<>(MAX_ENTRIES);
    private final LruMap<Long, Bid> bids = new LruMap<>(MAX_ENTRIES);

    /**
     * Adds an exchange to the history.
     *
     * @param facts the exchange
     * @param number its number
     * @return the history before the exchange
     */
    public synchronized PriorTraffic addAndGetBefore(ExchangeFacts facts, long number) {
        KeyTraffic traffic = facts.isAdRequest() ? traffic(facts, number) : KeyTraffic.NONE;
        return new PriorTraffic(
                traffic,
                facts.isInChat() ? chat(facts, number) : ChatState.NONE,
                facts.isAdRequest() ? rejection(facts, number, traffic) : Optional.empty(),
                bid(facts),
                click(facts));
    }

    private KeyTraffic traffic(ExchangeFacts facts, long number) {
        KeyTraffic before = keys.get(facts.keyId()).orElse(KeyTraffic.NONE);
        keys.put(facts.keyId(), before.with(facts, number));
        return before;
    }

    private ChatState chat(ExchangeFacts facts, long number) {
        long key = Fingerprint.mix(Fingerprint.mix(facts.owner(), facts.isGetAd() ? 1 : 0), facts.chat());
        ChatState before = chats.get(key).orElse(ChatState.NONE);
        chats.put(key, before.with(facts, number));
        return before;
    }

    private Optional<PriorTraffic.Rejection> rejection(ExchangeFacts facts, long number, KeyTraffic traffic) {
        boolean rejected = facts.isRejected();
        if (!rejected && !traffic.hasRejections()) {
            return Optional.empty();
        }
        Instant since = facts.at().minus(RETRY);
        if (!rejected && traffic.rejectedAt().isBefore(since)) {
            return Optional.empty();
        }
        long request = facts.requestFingerprint();
        Optional<PriorTraffic.Rejection> before =
                rejections.get(request).filter(old -> !old.at().isBefore(since));
        if (rejected) {
            int status = facts.exchange().response().status();
            rejections.put(request, new PriorTraffic.Rejection(facts.keyId(), status, facts.at(), number));
        }
        return before;
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
        rejections.removeIf((request, rejection) -> rejection.keyId().equals(keyId));
        chats.removeIf((key, chat) -> chat.owner() == owner);
        bids.removeIf((id, bid) -> bid.owner() == owner);
    }

    public synchronized void clear() {
        keys.clear();
        rejections.clear();
        clicks.clear();
        chats.clear();
        bids.clear();
    }

    /** @return the number of entries of the largest part */
    public synchronized int size() {
        return Stream.of(keys, rejections, clicks, chats, bids)
                .mapToInt(LruMap::size)
                .max()
                .orElseThrow();
    }
}
