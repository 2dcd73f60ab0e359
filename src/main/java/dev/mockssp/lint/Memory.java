package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
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

    private record ChatKey(String keyId, String endpoint, long chatId) {

        // what Java makes for a record is linked anew in every run, at the first request
        @Override
        public boolean equals(Object other) {
            return other instanceof ChatKey that
                    && chatId == that.chatId
                    && keyId.equals(that.keyId)
                    && endpoint.equals(that.endpoint);
        }

        @Override
        public int hashCode() {
            return 31 * keyId.hashCode() + Long.hashCode(chatId);
        }
    }

    private record Bid(String keyId, Instant answered) {}

    private final Recent<String, Traffic> keys = new Recent<>(MOST);
    private final Recent<ChatKey, Chat> chats = new Recent<>(MOST);
    private final Recent<Long, Past.Refusal> refusals = new Recent<>(MOST);
    private final Recent<String, Bid> bids = new Recent<>(MOST);
    private final Recent<String, Instant> clicks = new Recent<>(MOST);

    /**
     * @param facts an exchange, which is remembered from now on
     * @return what was remembered before it
     */
    Past remember(Facts facts) {
        Traffic traffic =
                facts.isCall() ? keys.replace(facts.keyId(), Traffic.NONE, old -> old.with(facts)) : Traffic.NONE;
        return new Past(
                traffic,
                facts.isInChat() ? chat(facts) : Optional.empty(),
                facts.isCall() ? refusal(facts, traffic) : Optional.empty(),
                bid(facts),
                click(facts));
    }

    private Optional<Chat> chat(Facts facts) {
        Exchange exchange = facts.exchange();
        ChatKey key = new ChatKey(
                facts.keyId(),
                exchange.endpoint(),
                Fingerprint.of(exchange.caller().chatId().orElse("")));
        Chat before = chats.replace(key, Chat.NONE, chat -> chat.with(facts));
        return Optional.of(before).filter(chat -> chat.number() > 0);
    }

    private Optional<Past.Refusal> refusal(Facts facts, Traffic traffic) {
        boolean refused = UnchangedRetry.isRefused(facts);
        Instant since = facts.at().minus(RETRY);
        if (!refused && traffic.refused().isBefore(since)) {
            return Optional.empty();
        }
        long request = UnchangedRetry.fingerprint(facts);
        Optional<Past.Refusal> before =
                refusals.get(request).filter(old -> !old.at().isBefore(since));
        if (refused) {
            Exchange exchange = facts.exchange();
            refusals.put(
                    request,
                    new Past.Refusal(facts.keyId(), exchange.answer().status(), facts.at(), exchange.number()));
        }
        return before;
    }

    private Optional<Instant> bid(Facts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.VIEW) {
            return outcome.bidIds().stream().findFirst().flatMap(bids::get).map(Bid::answered);
        }
        if (BidNeverViewed.isToBeViewed(facts.exchange())) {
            Bid bid = new Bid(facts.keyId(), facts.answeredAt());
            outcome.bidIds().forEach(id -> bids.put(id, bid));
        }
        return Optional.empty();
    }

    private Optional<Instant> click(Facts facts) {
        Outcome outcome = facts.exchange().outcome();
        if (outcome.kind() == Outcome.Kind.CLICK) {
            clicks.put(outcome.reason(), facts.at());
        }
        return LandingWithoutClick.campaign(facts).flatMap(clicks::get);
    }

    /** Forgets what belongs to a key. Clicks stay: a landing page does not say whose click led there. */
    void forget(String keyId) {
        keys.forget(entry -> entry.getKey().equals(keyId));
        chats.forget(entry -> entry.getKey().keyId().equals(keyId));
        refusals.forget(entry -> entry.getValue().keyId().equals(keyId));
        bids.forget(entry -> entry.getValue().keyId().equals(keyId));
    }

    void clear() {
        keys.clear();
        chats.clear();
        refusals.clear();
        bids.clear();
        clicks.clear();
    }

    /** @return how much is remembered of what there is most of */
    int size() {
        return Math.max(
                Math.max(keys.size(), chats.size()), Math.max(refusals.size(), Math.max(bids.size(), clicks.size())));
    }
}
