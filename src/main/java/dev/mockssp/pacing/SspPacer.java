package dev.mockssp.pacing;

import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision.FrequencyUnit;
import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import java.util.Optional;
import java.util.OptionalInt;

/** Paces the chats of one key on the SSP endpoint. Not thread-safe. */
public final class SspPacer {

    /**
     * The requests of a chat.
     *
     * @param lastAd the number of the request that received the last ad
     */
    private record Requests(int count, OptionalInt lastAd) {
        static final Requests NONE = new Requests(0, OptionalInt.empty());

        Requests withNext() {
            return new Requests(count + 1, lastAd);
        }

        Requests withAd() {
            return new Requests(count, OptionalInt.of(count));
        }

        OptionalInt sinceLastAd() {
            return lastAd.isPresent() ? OptionalInt.of(count - lastAd.getAsInt()) : OptionalInt.empty();
        }
    }

    private static final long BYTES_OF_CHAT = HeapSize.MAP_ENTRY + 16;
    private static final long BYTES_OF_COUNTED_CHAT = HeapSize.MAP_ENTRY + 48;
    private static final MapType<String, Integer> LAST_AD = new MapType<>(
            "ssp-last-ad", String.class, Integer.class, (chat, turn) -> BYTES_OF_CHAT + HeapSize.of(chat));
    private static final MapType<String, Requests> REQUESTS = new MapType<>(
            "ssp-requests", String.class, Requests.class, (chat, counted) -> BYTES_OF_COUNTED_CHAT + HeapSize.of(chat));

    private final StateMap<String, Integer> lastAd;
    private final StateMap<String, Requests> requests;

    /** @param maps makes the maps of the chats */
    public SspPacer(StateMaps maps) {
        this.lastAd = maps.map(LAST_AD);
        this.requests = maps.map(REQUESTS);
    }

    /**
     * Counts a request, for {@link FrequencyUnit#REQUESTS}.
     *
     * @param chatId the conversation
     */
    public void requested(String chatId) {
        String chat = ShortId.of(chatId).text();
        requests.put(chat, requests.get(chat).orElse(Requests.NONE).withNext());
    }

    /**
     * Applies contract.md 1.2, {@code config.ad_offset} and {@code config.max_frequency}. A setting of 0 never blocks.
     *
     * @param chatId the conversation
     * @param turn its current turn, from 0, given or derived
     * @param turnsFromLastAd the distance that the publisher gives, from 0; wins over the tracked one
     * @param settings the active offset and frequency
     * @param unit what the frequency counts; requests are those of {@link #requested}, this one included
     * @return whether an ad may be shown
     */
    public PacingDecision pace(
            String chatId, int turn, OptionalInt turnsFromLastAd, ChatbotSettings settings, FrequencyUnit unit) {
        OptionalInt tracked = trackedDistance(chatId, turn);
        if (tracked.isEmpty() && turn < settings.adOffset()) {
            return PacingDecision.AD_OFFSET;
        }
        OptionalInt counted = distance(chatId, turn, unit);
        OptionalInt distance = turnsFromLastAd.isPresent() ? turnsFromLastAd : counted;
        return distance.isPresent() && distance.getAsInt() < settings.maxFrequency()
                ? PacingDecision.MAX_FREQUENCY
                : PacingDecision.CLEAR;
    }

    /**
     * @param chatId the conversation
     * @param turn its current turn
     * @param unit what is counted
     * @return the distance to the last ad, empty for a chat without one
     */
    public OptionalInt distance(String chatId, int turn, FrequencyUnit unit) {
        return unit == FrequencyUnit.REQUESTS ? requestsSinceLastAd(chatId) : trackedDistance(chatId, turn);
    }

    /**
     * Empty for a chat without an ad. The turn is below that of the last ad when the publisher trimmed the history or
     * began it anew; then the ad does not count.
     */
    private OptionalInt trackedDistance(String chatId, int turn) {
        Optional<Integer> last = lastAd.get(ShortId.of(chatId).text()).filter(adTurn -> adTurn <= turn);
        return last.isPresent() ? OptionalInt.of(turn - last.get()) : OptionalInt.empty();
    }

    private OptionalInt requestsSinceLastAd(String chatId) {
        return requests.get(ShortId.of(chatId).text()).orElse(Requests.NONE).sinceLastAd();
    }

    /** Forgets all chats. */
    public void clear() {
        lastAd.clear();
        requests.clear();
    }

    /**
     * Records that an ad was returned.
     *
     * @param chatId the conversation
     * @param turn the turn that showed the ad
     */
    public void adReturned(String chatId, int turn) {
        String chat = ShortId.of(chatId).text();
        lastAd.put(chat, turn);
        requests.get(chat).ifPresent(counted -> requests.put(chat, counted.withAd()));
    }
}
