package dev.mockssp.lint;

import dev.mockssp.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the rules need to know of earlier exchanges. Bounded, the oldest forgotten; nothing that a caller sent is kept,
 * only fingerprints of it. Safe for use by several threads.
 */
final class Memory {

    static final int MOST = 10_000;
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final int BID_OWNER = 0;

    private final Recent<String, Traffic> keys = new Recent<>(MOST);
    private final Recent<Long, Past.Refusal> refusals = new Recent<>(MOST);
    private final Recent<String, Instant> clicks = new Recent<>(MOST);

    // of these there is one with nearly every exchange
    private Rows chats = noChats();
    private Rows bids = noBids();

    private static Rows noChats() {
        return new Rows(MOST, Chat.WIDTH);
    }

    /** Whose a bid is, and second and nanosecond of its answer. */
    private static Rows noBids() {
        return new Rows(MOST, 3);
    }

    /**
     * @param facts an exchange, which is remembered from now on
     * @param number its number
     * @return what was remembered before it
     */
    synchronized Past remember(Facts facts, long number) {
        Traffic traffic = facts.isCall()
                ? keys.replace(facts.keyId(), Traffic.NONE, old -> old.with(facts, number))
                : Traffic.NONE;
        return new Past(
                traffic,
                facts.isInChat() ? chat(facts, number) : Chat.NONE,
                facts.isCall() ? refusal(facts, number, traffic) : Optional.empty(),
                bid(facts),
                click(facts));
    }

    private Chat chat(Facts facts, long number) {
        long key = Fingerprint.mix(Fingerprint.mix(facts.owner(), facts.isGetAd() ? 1 : 0), facts.chat());
        int found = chats.find(key);
        Chat before = found == Rows.NONE ? Chat.NONE : Chat.in(chats, found);
        int row = found == Rows.NONE ? chats.add(key) : found;
        chats.set(row, Chat.OWNER, facts.owner());
        before.with(facts, number).keep(chats, row);
        return before;
    }

    private Optional<Past.Refusal> refusal(Facts facts, long number, Traffic traffic) {
        boolean refused = UnchangedRetry.isRefused(facts);
        if (!refused && !traffic.hasRefusals()) {
            return Optional.empty();
        }
        Instant since = facts.at().minus(RETRY);
        if (!refused && traffic.refused().isBefore(since)) {
            return Optional.empty();
        }
        long request = UnchangedRetry.fingerprint(facts);
        Optional<Past.Refusal> before =
                refusals.get(request).filter(old -> !old.at().isBefore(since));
        if (refused) {
            int status = facts.exchange().answer().status();
            refusals.put(request, new Past.Refusal(facts.keyId(), status, facts.at(), number));
        }
        return before;
    }

    private Optional<Instant> bid(Facts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.VIEW) {
            int row = outcome.bidIds().isEmpty()
                    ? Rows.NONE
                    : bids.find(Fingerprint.of(outcome.bidIds().get(0)));
            return row == Rows.NONE
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(bids.get(row, 1), bids.get(row, 2)));
        }
        if (BidNeverViewed.isToBeViewed(facts.exchange())) {
            outcome.bidIds().forEach(id -> keepBid(Fingerprint.of(id), facts));
        }
        return Optional.empty();
    }

    private void keepBid(long id, Facts facts) {
        Instant answered = facts.answeredAt();
        int found = bids.find(id);
        int row = found == Rows.NONE ? bids.add(id) : found;
        bids.set(row, BID_OWNER, facts.owner());
        bids.set(row, 1, answered.getEpochSecond());
        bids.set(row, 2, answered.getNano());
    }

    private Optional<Instant> click(Facts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.CLICK) {
            clicks.put(outcome.reason(), facts.at());
        }
        Optional<String> landed = LandingWithoutClick.campaign(facts);
        return landed.isPresent() ? clicks.get(landed.get()) : Optional.empty();
    }

    /** Forgets what belongs to a key. Clicks stay: a landing page does not say whose click led there. */
    synchronized void forget(String keyId) {
        keys.forget(entry -> entry.getKey().equals(keyId));
        refusals.forget(entry -> entry.getValue().keyId().equals(keyId));
        chats = chats.without(Chat.OWNER, Fingerprint.of(keyId));
        bids = bids.without(BID_OWNER, Fingerprint.of(keyId));
    }

    synchronized void clear() {
        keys.clear();
        refusals.clear();
        clicks.clear();
        chats = noChats();
        bids = noBids();
    }

    /** @return how much is remembered of what there is most of */
    synchronized int size() {
        return Math.max(
                Math.max(keys.size(), chats.size()), Math.max(refusals.size(), Math.max(bids.size(), clicks.size())));
    }
}
