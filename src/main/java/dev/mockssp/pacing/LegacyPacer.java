package dev.mockssp.pacing;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import java.util.OptionalInt;

/** Counts and paces the chats of one key on the legacy endpoint. Not thread-safe. */
public final class LegacyPacer {

    /**
     * @param turn the latest turn, from 1
     * @param lastAd the turn that showed the last ad
     */
    private record Chat(int turn, OptionalInt lastAd) {
        static final Chat NEW = new Chat(0, OptionalInt.empty());

        Chat withNextTurn() {
            return new Chat(turn + 1, lastAd);
        }

        Chat withAd() {
            return new Chat(turn, OptionalInt.of(turn));
        }
    }

    private static final long BYTES_OF_CHAT = HeapSize.MAP_ENTRY + 48;
    private static final MapType<String, Chat> CHATS =
            new MapType<>("legacy-chats", String.class, Chat.class, (id, chat) -> BYTES_OF_CHAT + HeapSize.of(id));

    private final StateMap<String, Chat> chats;

    /** @param maps makes the map of the chats */
    public LegacyPacer(StateMaps maps) {
        this.chats = maps.map(CHATS);
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
        String id = ShortId.of(chatId).text();
        Chat chat = chat(id).withNextTurn();
        chats.put(id, chat);
        if (chat.lastAd().isEmpty()) {
            return chat.turn() > conversationOffset ? PacingDecision.CLEAR : PacingDecision.AD_OFFSET;
        }
        return chat.turn() - chat.lastAd().getAsInt() >= adFrequencyLimit
                ? PacingDecision.CLEAR
                : PacingDecision.MAX_FREQUENCY;
    }

    /**
     * Records that the current turn of a chat showed an ad.
     *
     * @param chatId the conversation
     */
    public void adReturned(String chatId) {
        String id = ShortId.of(chatId).text();
        chats.put(id, chat(id).withAd());
    }

    /** Forgets all chats. */
    public void clear() {
        chats.clear();
    }

    private Chat chat(String id) {
        return chats.get(id).orElse(Chat.NEW);
    }
}
