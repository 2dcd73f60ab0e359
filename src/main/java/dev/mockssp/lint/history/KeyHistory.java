package dev.mockssp.lint.history;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The earlier requests, chats and rejections of one API key. Not thread-safe. */
public final class KeyHistory {

    /** With the maps, which count their entries themselves. */
    static final int BYTES = 340;

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final long BYTES_OF_CHAT = HeapSize.MAP_ENTRY + HeapSize.LONG + 136;
    private static final long BYTES_OF_REJECTION = HeapSize.MAP_ENTRY + HeapSize.LONG + 56;

    private static final MapType<Long, ChatState> CHATS =
            new MapType<>("lint-chats", Long.class, ChatState.class, (chat, state) -> BYTES_OF_CHAT);
    private static final MapType<Long, PriorTraffic.Rejection> REJECTIONS = new MapType<>(
            "lint-rejections", Long.class, PriorTraffic.Rejection.class, (request, rejection) -> BYTES_OF_REJECTION);

    private final StateMap<Long, ChatState> chats;
    private final StateMap<Long, PriorTraffic.Rejection> rejections;
    private KeyTraffic traffic;

    /**
     * @param maps makes the maps of this key
     * @param traffic the earlier requests of the key
     */
    public KeyHistory(StateMaps maps, KeyTraffic traffic) {
        this.chats = maps.map(CHATS);
        this.rejections = maps.map(REJECTIONS);
        this.traffic = traffic;
    }

    /** @return the requests of the key so far */
    public KeyTraffic traffic() {
        return traffic;
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
