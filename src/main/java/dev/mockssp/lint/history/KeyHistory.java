package dev.mockssp.lint.history;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The earlier requests, chats and rejections of one API key. Not thread-safe. */
final class KeyHistory {

    /** With the maps, which count their entries themselves. */
    static final int BYTES = 340;

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final long BYTES_OF_CHAT = HeapSize.MAP_ENTRY + HeapSize.LONG + 80;
    private static final long BYTES_OF_REJECTION = HeapSize.MAP_ENTRY + HeapSize.LONG + 56;

    private final LruMap<Long, ChatState> chats;
    private final LruMap<Long, PriorTraffic.Rejection> rejections;
    private KeyTraffic traffic = KeyTraffic.NONE;

    /** @param memory limits the bytes of this and of all else that is remembered */
    KeyHistory(MemoryBudget memory) {
        this.chats = new LruMap<>(memory, (chat, state) -> BYTES_OF_CHAT);
        this.rejections = new LruMap<>(memory, (request, rejection) -> BYTES_OF_REJECTION);
    }

    /** @return the traffic before the request */
    KeyTraffic addRequest(ExchangeFacts facts, long number) {
        KeyTraffic before = traffic;
        traffic = before.with(facts, number);
        return before;
    }

    /** @return the chat before the request */
    ChatState addToChat(ExchangeFacts facts, long number) {
        long key = Fingerprint.mix(facts.isGetAd() ? 1 : 0, facts.chat());
        ChatState before = chats.get(key).orElse(ChatState.NONE);
        chats.put(key, before.with(facts, number));
        return before;
    }

    /**
     * @param before the traffic before the request
     * @return the last rejection of the same request, unless it is too old
     */
    Optional<PriorTraffic.Rejection> addRejection(ExchangeFacts facts, long number, KeyTraffic before) {
        boolean rejected = facts.isRejected();
        if (!rejected && !before.hasRejections()) {
            return Optional.empty();
        }
        Instant since = facts.at().minus(RETRY);
        if (!rejected && before.rejectedAt().isBefore(since)) {
            return Optional.empty();
        }
        long request = facts.requestFingerprint();
        Optional<PriorTraffic.Rejection> earlier =
                rejections.get(request).filter(old -> !old.at().isBefore(since));
        if (rejected) {
            int status = facts.exchange().response().status();
            rejections.put(request, new PriorTraffic.Rejection(status, facts.at(), number));
        }
        return earlier;
    }

    void clear() {
        chats.clear();
        rejections.clear();
    }
}
