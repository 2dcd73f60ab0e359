package dev.mockssp.pacing;

import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.ShortId;
import java.util.Optional;
import java.util.OptionalInt;

/** Paces the chats of one key on the SSP endpoint. Not thread-safe. */
public final class SspPacer {

    private static final long BYTES_OF_CHAT = HeapSize.MAP_ENTRY + 16;

    private final LruMap<String, Integer> lastAd;

    /** @param memory limits the bytes of this and of all else that remembers chats */
    public SspPacer(MemoryBudget memory) {
        this.lastAd = new LruMap<>(memory, (chat, turn) -> BYTES_OF_CHAT + HeapSize.of(chat));
    }

    /**
     * Applies contract.md 1.2, {@code config.ad_offset} and {@code config.max_frequency}. A setting of 0 never blocks.
     *
     * @param chatId the conversation
     * @param turn its current turn, from 0, given or derived
     * @param turnsFromLastAd the distance that the publisher gives, from 0; wins over the tracked one
     * @param settings the active offset and frequency
     * @return whether an ad may be shown
     */
    public PacingDecision pace(String chatId, int turn, OptionalInt turnsFromLastAd, ChatbotSettings settings) {
        OptionalInt tracked = trackedDistance(chatId, turn);
        if (tracked.isEmpty() && turn < settings.adOffset()) {
            return PacingDecision.AD_OFFSET;
        }
        OptionalInt distance = turnsFromLastAd.isPresent() ? turnsFromLastAd : tracked;
        return distance.isPresent() && distance.getAsInt() < settings.maxFrequency()
                ? PacingDecision.MAX_FREQUENCY
                : PacingDecision.CLEAR;
    }

    /**
     * Empty for a chat without an ad. The turn is below that of the last ad when the publisher trimmed the history or
     * began it anew; then the ad does not count.
     */
    private OptionalInt trackedDistance(String chatId, int turn) {
        Optional<Integer> last = lastAd.get(ShortId.of(chatId).text()).filter(adTurn -> adTurn <= turn);
        return last.isPresent() ? OptionalInt.of(turn - last.get()) : OptionalInt.empty();
    }

    /** Forgets all chats. */
    public void clear() {
        lastAd.clear();
    }

    /**
     * Records that an ad was returned.
     *
     * @param chatId the conversation
     * @param turn the turn that showed the ad
     */
    public void adReturned(String chatId, int turn) {
        lastAd.put(ShortId.of(chatId).text(), turn);
    }
}
