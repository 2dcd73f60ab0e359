package dev.mockssp.lint.history;

import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the rules need to know of earlier exchanges. Bounded, the oldest forgotten; nothing that a caller sent is kept,
 * only fingerprints of it. Safe for use by several threads.
 */
public final class LintHistory {

    public static final int MAX_ENTRIES = 10_000;
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final int BID_OWNER = 0;

    private final Recent<String, KeyTraffic> keys = new Recent<>(MAX_ENTRIES);
    private final Recent<Long, PriorTraffic.Refusal> refusals = new Recent<>(MAX_ENTRIES);
    private final Recent<String, Instant> clicks = new Recent<>(MAX_ENTRIES);

    // of these there is one with nearly every exchange
    private Rows chats = noChats();
    private Rows bids = noBids();

    private static Rows noChats() {
        return new Rows(MAX_ENTRIES, ChatState.WIDTH);
    }

    /** Whose a bid is, and second and nanosecond of its answer. */
    private static Rows noBids() {
        return new Rows(MAX_ENTRIES, 3);
    }

    /**
     * @param facts an exchange, which is remembered from now on
     * @param number its number
     * @return what was remembered before it
     */
    public synchronized PriorTraffic remember(ExchangeFacts facts, long number) {
        KeyTraffic traffic = facts.isAdRequest()
                ? keys.replace(facts.keyId(), KeyTraffic.NONE, old -> old.with(facts, number))
                : KeyTraffic.NONE;
        return new PriorTraffic(
                traffic,
                facts.isInChat() ? chat(facts, number) : ChatState.NONE,
                facts.isAdRequest() ? refusal(facts, number, traffic) : Optional.empty(),
                bid(facts),
                click(facts));
    }

    private ChatState chat(ExchangeFacts facts, long number) {
        long key = Fingerprint.mix(Fingerprint.mix(facts.owner(), facts.isGetAd() ? 1 : 0), facts.chat());
        int found = chats.find(key);
        ChatState before = found == Rows.NONE ? ChatState.NONE : ChatState.in(chats, found);
        int row = found == Rows.NONE ? chats.add(key) : found;
        chats.set(row, ChatState.OWNER, facts.owner());
        before.with(facts, number).keep(chats, row);
        return before;
    }

    private Optional<PriorTraffic.Refusal> refusal(ExchangeFacts facts, long number, KeyTraffic traffic) {
        boolean refused = facts.isRejected();
        if (!refused && !traffic.hasRefusals()) {
            return Optional.empty();
        }
        Instant since = facts.at().minus(RETRY);
        if (!refused && traffic.refused().isBefore(since)) {
            return Optional.empty();
        }
        long request = facts.requestFingerprint();
        Optional<PriorTraffic.Refusal> before =
                refusals.get(request).filter(old -> !old.at().isBefore(since));
        if (refused) {
            int status = facts.exchange().response().status();
            refusals.put(request, new PriorTraffic.Refusal(facts.keyId(), status, facts.at(), number));
        }
        return before;
    }

    private Optional<Instant> bid(ExchangeFacts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.VIEW) {
            int row = outcome.bidIds().isEmpty()
                    ? Rows.NONE
                    : bids.find(Fingerprint.of(outcome.bidIds().get(0)));
            return row == Rows.NONE
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(bids.get(row, 1), bids.get(row, 2)));
        }
        if (ExchangeFacts.awaitsView(facts.exchange())) {
            outcome.bidIds().forEach(id -> keepBid(Fingerprint.of(id), facts));
        }
        return Optional.empty();
    }

    private void keepBid(long id, ExchangeFacts facts) {
        Instant answered = facts.respondedAt();
        int found = bids.find(id);
        int row = found == Rows.NONE ? bids.add(id) : found;
        bids.set(row, BID_OWNER, facts.owner());
        bids.set(row, 1, answered.getEpochSecond());
        bids.set(row, 2, answered.getNano());
    }

    private Optional<Instant> click(ExchangeFacts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.CLICK) {
            clicks.put(outcome.reason(), facts.at());
        }
        Optional<String> landed = facts.landingCampaign();
        return landed.isPresent() ? clicks.get(landed.get()) : Optional.empty();
    }

    /** Forgets what belongs to a key. Clicks stay: a landing page does not say whose click led there. */
    public synchronized void forget(String keyId) {
        keys.forget(entry -> entry.getKey().equals(keyId));
        refusals.forget(entry -> entry.getValue().keyId().equals(keyId));
        chats = chats.without(ChatState.OWNER, Fingerprint.of(keyId));
        bids = bids.without(BID_OWNER, Fingerprint.of(keyId));
    }

    public synchronized void clear() {
        keys.clear();
        refusals.clear();
        clicks.clear();
        chats = noChats();
        bids = noBids();
    }

    /** @return how much is remembered of what there is most of */
    public synchronized int size() {
        return Math.max(
                Math.max(keys.size(), chats.size()), Math.max(refusals.size(), Math.max(bids.size(), clicks.size())));
    }
}
