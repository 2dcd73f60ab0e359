package dev.mockssp.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LegacyPacerTest {

    @Test
    void theOffsetIsHowManyTurnsPassFirst() {
        LegacyPacer pacer = new LegacyPacer(MemoryBudget.unlimited());
        assertThat(pacer.turn("a", 2, 5)).isEqualTo(PacingDecision.AD_OFFSET);
        assertThat(pacer.turn("a", 2, 5)).isEqualTo(PacingDecision.AD_OFFSET);
        assertThat(pacer.turn("a", 2, 5)).isEqualTo(PacingDecision.CLEAR);
    }

    @Test
    void anAdThatWasNotShownIsNone() {
        LegacyPacer pacer = new LegacyPacer(MemoryBudget.unlimited());
        assertThat(pacer.turn("a", 0, 5)).isEqualTo(PacingDecision.CLEAR);
        assertThat(pacer.turn("a", 0, 5)).isEqualTo(PacingDecision.CLEAR);
        assertThat(pacer.turn("a", 9, 5)).isEqualTo(PacingDecision.AD_OFFSET);
    }

    @Test
    void eachCallGoesByItsOwnNumbers() {
        LegacyPacer pacer = new LegacyPacer(MemoryBudget.unlimited());
        pacer.turn("a", 0, 0);
        pacer.adReturned("a");
        assertThat(pacer.turn("a", 0, 5)).isEqualTo(PacingDecision.MAX_FREQUENCY);
        assertThat(pacer.turn("a", 20, 2)).isEqualTo(PacingDecision.CLEAR);
    }

    @Property
    void adsComeAfterTheOffsetAndThenEveryLimit(
            @ForAll @IntRange(max = 20) int offset, @ForAll @IntRange(max = 20) int limit) {
        LegacyPacer pacer = new LegacyPacer(MemoryBudget.unlimited());
        int expected = offset + 1;
        for (int turn = 1; turn <= 60; turn++) {
            boolean clear = pacer.turn("a", offset, limit) == PacingDecision.CLEAR;
            assertThat(clear).as("turn %s", turn).isEqualTo(turn == expected);
            if (clear) {
                pacer.adReturned("a");
                expected = turn + Math.max(1, limit);
            }
        }
    }

    @Property
    void chatsAreCountedApart(@ForAll @Size(max = 40) List<Boolean> first, @ForAll @IntRange(max = 20) int offset) {
        LegacyPacer together = new LegacyPacer(MemoryBudget.unlimited());
        LegacyPacer alone = new LegacyPacer(MemoryBudget.unlimited());
        for (boolean isFirst : first) {
            PacingDecision pace = together.turn(isFirst ? "a" : "b", offset, 3);
            if (isFirst) {
                assertThat(pace).isEqualTo(alone.turn("a", offset, 3));
            }
        }
    }
}
