package dev.mockssp.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision.FrequencyUnit;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;

class SspPacerTest {

    private static final OptionalInt NOT_GIVEN = OptionalInt.empty();

    private static ChatbotSettings settings(int offset, int frequency) {
        return new ChatbotSettings(offset, frequency, OptionalInt.empty(), true);
    }

    @Test
    void requestsAreCountedWhateverTheTurn() {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        List<Integer> ads = new ArrayList<>();
        for (int request = 1; request <= 7; request++) {
            pacer.requested("a");
            if (pacer.pace("a", 1, NOT_GIVEN, settings(0, 3), FrequencyUnit.REQUESTS) == PacingDecision.CLEAR) {
                pacer.adReturned("a", 1);
                ads.add(request);
            }
        }
        assertThat(ads).containsExactly(1, 4, 7);
    }

    @Test
    void bothRulesAreOffAtZero() {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        assertThat(pacer.pace("a", 0, NOT_GIVEN, ChatbotSettings.NONE, FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
        pacer.adReturned("a", 0);
        assertThat(pacer.pace("a", 0, OptionalInt.of(0), ChatbotSettings.NONE, FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
    }

    @Test
    void theOffsetCountsUntilTheFirstAd() {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        assertThat(pacer.pace("a", 2, NOT_GIVEN, settings(3, 0), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.AD_OFFSET);
        assertThat(pacer.pace("a", 3, NOT_GIVEN, settings(3, 0), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
        pacer.adReturned("a", 2);
        assertThat(pacer.pace("a", 2, NOT_GIVEN, settings(3, 0), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
    }

    @Test
    void theOffsetIsNamedBeforeTheFrequency() {
        assertThat(new SspPacer(MemoryBudget.unlimited())
                        .pace("a", 1, OptionalInt.of(0), settings(3, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.AD_OFFSET);
    }

    @Test
    void withoutAnEarlierAdTheFrequencyPasses() {
        assertThat(new SspPacer(MemoryBudget.unlimited()).pace("a", 1, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
    }

    @Test
    void chatsDoNotShareTheirLastAd() {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        pacer.adReturned("a", 1);
        assertThat(pacer.pace("a", 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.MAX_FREQUENCY);
        assertThat(pacer.pace("b", 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
    }

    @Property
    void aChatOfManyTurnsHasItsAdsAtOffsetAndThenEveryFrequency(
            @ForAll @IntRange(max = 12) int offset, @ForAll @IntRange(max = 12) int frequency) {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        int expected = Math.max(1, offset);
        for (int turn = 1; turn <= 40; turn++) {
            boolean clear = pacer.pace("a", turn, NOT_GIVEN, settings(offset, frequency), FrequencyUnit.TURNS)
                    == PacingDecision.CLEAR;
            assertThat(clear).as("turn %s", turn).isEqualTo(turn == expected);
            if (clear) {
                pacer.adReturned("a", turn);
                expected = turn + Math.max(1, frequency);
            }
        }
    }

    @Property
    void aGivenDistanceWinsWhateverWasTracked(
            @ForAll @IntRange(max = 20) int given,
            @ForAll @IntRange(max = 20) int frequency,
            @ForAll @IntRange(max = 20) int turn,
            @ForAll @IntRange(max = 20) int lastAd) {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        pacer.adReturned("a", lastAd);
        assertThat(pacer.pace("a", turn, OptionalInt.of(given), settings(0, frequency), FrequencyUnit.TURNS))
                .isEqualTo(given < frequency ? PacingDecision.MAX_FREQUENCY : PacingDecision.CLEAR);
    }

    @Property
    void aFrequencyOfZeroNeverBlocks(
            @ForAll @IntRange(max = 40) int lastAd,
            @ForAll @IntRange(max = 40) int turn,
            @ForAll @IntRange(max = 40) int offset,
            @ForAll @WithNull(0.5) @IntRange(max = 40) Integer given) {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        pacer.adReturned("a", lastAd);
        OptionalInt distance = given == null ? NOT_GIVEN : OptionalInt.of(given);
        assertThat(pacer.pace("a", turn, distance, settings(offset, 0), FrequencyUnit.TURNS))
                .isNotEqualTo(PacingDecision.MAX_FREQUENCY);
        assertThat(pacer.pace("a", turn, distance, settings(0, 0), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
    }

    @Property
    void aHistoryShorterThanAtTheLastAdCountsAsAChatWithoutAnAd(
            @ForAll @IntRange(max = 20) int turn,
            @ForAll @IntRange(min = 1, max = 20) int shortenedBy,
            @ForAll @IntRange(max = 25) int offset,
            @ForAll @IntRange(max = 25) int frequency,
            @ForAll @WithNull(0.5) @IntRange(max = 25) Integer given) {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        pacer.adReturned("a", turn + shortenedBy);
        OptionalInt distance = given == null ? NOT_GIVEN : OptionalInt.of(given);
        assertThat(pacer.pace("a", turn, distance, settings(offset, frequency), FrequencyUnit.TURNS))
                .isEqualTo(new SspPacer(MemoryBudget.unlimited())
                        .pace("a", turn, distance, settings(offset, frequency), FrequencyUnit.TURNS));
    }

    @Test
    void aHistoryThatGrewBackCountsTheTurnsSinceTheLastAdAgain() {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        pacer.adReturned("a", 6);
        assertThat(pacer.pace("a", 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
        assertThat(pacer.pace("a", 8, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.MAX_FREQUENCY);
    }

    @Test
    void endlesslyManyChatsAreForgottenOldestFirst() {
        MemoryBudget memory = new MemoryBudget(100_000);
        SspPacer pacer = new SspPacer(memory);
        int chats = 0;
        while (memory.evictedEntries() == 0) {
            pacer.adReturned("chat-" + chats++, 1);
        }
        assertThat(pacer.pace("chat-0", 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
        assertThat(pacer.pace("chat-1", 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.MAX_FREQUENCY);
        assertThat(chats).isGreaterThan(500);
    }

    @Test
    void longChatIdsThatDifferInOneCharacterAreDifferentChats() {
        SspPacer pacer = new SspPacer(MemoryBudget.unlimited());
        String id = "x".repeat(60_000);
        pacer.adReturned(id, 1);
        assertThat(pacer.pace(id, 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.MAX_FREQUENCY);
        String other = id.substring(0, 30_000) + "y" + id.substring(30_001);
        assertThat(pacer.pace(other, 2, NOT_GIVEN, settings(0, 5), FrequencyUnit.TURNS))
                .isEqualTo(PacingDecision.CLEAR);
    }
}
