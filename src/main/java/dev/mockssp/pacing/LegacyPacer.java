package dev.mockssp.pacing;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.ShortId;
import java.util.OptionalInt;

/** Counts and paces the chats of one key on the legacy endpoint. Not thread-safe. */
public final class LegacyPacer {

    private static final class Chat {
        private int turn;
        private OptionalInt lastAd = OptionalInt.empty();
    }

    private static final long BYTES_OF_CHAT = HeapSize.MAP_ENTRY + 48;

    private final LruMap<String, Chat> chats;

    /** @param memory limits the bytes of this and of all else that remembers chats */
    public LegacyPacer(MemoryBudget memory) {
        this.chats = new LruMap<>(memory, (id, chat) -> BYTES_OF_CHAT + HeapSize.of(id));
    }

    /**
     * Counts one turn of a chat and applies contract.md 2.1 to it.
     *
     * @param chatId the conversation
     * @param conversationOffset turns to wait before the first ad
     * @param adFrequencyLimit turns to wait before the next ad
     * @return whether this turn may show an ad
     */
    public PacingDecision turn(String chatId, int conversationOffset, int adFrequencyLimit) {
        Chat chat = chat(chatId);
        chat.turn++;
        if (chat.lastAd.isEmpty()) {
            return chat.turn > conversationOffset ? PacingDecision.CLEAR : PacingDecision.AD_OFFSET;
        }
        return chat.turn - chat.lastAd.getAsInt() >= adFrequencyLimit
                ? PacingDecision.CLEAR
                : PacingDecision.MAX_FREQUENCY;
    }

    /**
     * Records that the current turn of a chat showed an ad.
     *
     * @param chatId the conversation
     */
    public void adReturned(String chatId) {
        Chat chat = chat(chatId);
        chat.lastAd = OptionalInt.of(chat.turn);
    }

    /** Forgets all chats. */
    public void clear() {
        chats.clear();
    }

    private Chat chat(String chatId) {
        return chats.computeIfAbsent(ShortId.of(chatId).text(), id -> new Chat());
    }
}
