package dev.mockssp.pacing;

import dev.mockssp.config.ChatbotSettings;
import java.util.Map;
import java.util.OptionalInt;

/** Paces the chats of one key on the SSP endpoint. Not safe for use by several threads. */
public final class ChatPacer {

    private final Map<String, Integer> lastAd = new Bounded<>();

    /**
     * Applies contract.md 1.2, {@code config.ad_offset} and {@code config.max_frequency}.
     *
     * @param chatId the conversation
     * @param turn its current turn, given or derived
     * @param turnsFromLastAd as given by the publisher; wins over what was tracked
     * @param settings the offset and the frequency that are in force
     * @return whether an ad may be shown
     */
    public Pace pace(String chatId, int turn, OptionalInt turnsFromLastAd, ChatbotSettings settings) {
        Integer last = lastAd.get(chatId);
        if (last == null && turn < settings.adOffset()) {
            return Pace.AD_OFFSET;
        }
        OptionalInt passed =
                turnsFromLastAd.isPresent() || last == null ? turnsFromLastAd : OptionalInt.of(turn - last);
        return passed.isPresent() && passed.getAsInt() < settings.maxFrequency() ? Pace.MAX_FREQUENCY : Pace.CLEAR;
    }

    /**
     * Remembers that an ad was returned.
     *
     * @param chatId the conversation
     * @param turn the turn in which it was
     */
    public void adReturned(String chatId, int turn) {
        lastAd.put(chatId, turn);
    }
}
