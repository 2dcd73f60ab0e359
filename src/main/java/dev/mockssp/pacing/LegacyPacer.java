package dev.mockssp.pacing;

import dev.mockssp.core.LruMap;
import java.util.OptionalInt;

/** Counts and paces the chats of one key on the legacy endpoint. Not thread-safe. */
public final class LegacyPacer {

    private static final class Chat {
        private int turn;
        private OptionalInt lastAd = OptionalInt.empty();
    }

    private final LruMap<String, Chat> chats = new LruMap<>(SspPacer.MAX_CHATS);

    /**
     * Counts one turn of a chat and applies contract.md 2.1 to it.
     *
     * @param chatId the conversation
     * @param conversationOffset turns to wait before the first ad
     * @param adFrequencyLimit turns to wait before the next ad
     * @return whether this turn may show an ad
     */
    public PacingDecision turn(String chatId, int conversationOffset, int adFrequencyLimit) {
        Chat chat = chats.computeIfAbsent(chatId, id -> new Chat());
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
        Chat chat = chats.computeIfAbsent(chatId, id -> new Chat());
        chat.lastAd = OptionalInt.of(chat.turn);
    }
}
