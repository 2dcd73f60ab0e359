package dev.mockssp.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.MemoryBudget;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssuedTokensTest {

    private static long issue(IssuedTokens issued, String token) {
        long serial = issued.takeSerial();
        issued.record(serial, token);
        return serial;
    }

    @Test
    void aTokenIsKnownByItsSerial() {
        IssuedTokens issued = new IssuedTokens(MemoryBudget.unlimited());
        long first = issue(issued, "one");
        long second = issue(issued, "two");
        assertThat(issued.knows(first, "one")).isTrue();
        assertThat(issued.knows(second, "two")).isTrue();
        assertThat(issued.knows(first, "two")).isFalse();
    }

    @Test
    void aTokenThatWasNotIssuedIsNotKnown() {
        IssuedTokens issued = new IssuedTokens(MemoryBudget.unlimited());
        assertThat(issued.knows(0, "")).isFalse();
        issue(issued, "one");
        assertThat(issued.knows(1, "one")).isFalse();
        assertThat(issued.knows(-1, "one")).isFalse();
        assertThat(issued.knows(Integer.MAX_VALUE, "one")).isFalse();
        assertThat(issued.knows(64, "one")).as("the same index").isFalse();
    }

    @Test
    void tokensThatAreSignedAtTheSameTimeDoNotMix() {
        IssuedTokens issued = new IssuedTokens(MemoryBudget.unlimited());
        long first = issued.takeSerial();
        long second = issued.takeSerial();
        assertThat(issued.knows(first, "\0")).as("not issued yet").isFalse();
        issued.record(second, "two");
        issued.record(first, "one");
        assertThat(issued.knows(first, "one")).isTrue();
        assertThat(issued.knows(second, "two")).isTrue();
    }

    @Test
    void noTokenIsEvictedWhileThereIsMemory() {
        IssuedTokens issued = new IssuedTokens(MemoryBudget.unlimited());
        IntStream.range(0, 1000).forEach(i -> issue(issued, "token-" + i));
        assertThat(IntStream.range(0, 1000).allMatch(i -> issued.knows(i, "token-" + i)))
                .isTrue();
    }

    @Test
    void aMillionTokensTakeAboutSixMegabytes() {
        MemoryBudget memory = MemoryBudget.unlimited();
        IssuedTokens issued = new IssuedTokens(memory);
        IntStream.range(0, 1_000_000).forEach(i -> issue(issued, "token"));
        assertThat(memory.usedBytes()).isBetween(4_000_000L, 6_200_000L);
        issued.clear();
        assertThat(memory.usedBytes()).isZero();
    }

    @Test
    void theTokensThatWereNotUsedForLongestAreEvicted() {
        MemoryBudget memory = new MemoryBudget(10_000);
        IssuedTokens issued = new IssuedTokens(memory);
        int kept = 0;
        while (memory.evictedEntries() == 0) {
            if (kept % 64 == 0 && kept > 0) {
                assertThat(issued.knows(0, "t0")).as("used again").isTrue();
            }
            issue(issued, "t" + kept++);
        }
        assertThat(kept).isGreaterThan(1_000);
        assertThat(memory.usedBytes()).isLessThanOrEqualTo(10_000);
        assertThat(issued.knows(0, "t0")).isTrue();
        assertThat(issued.knows(64, "t64")).isFalse();
        assertThat(issued.knows(128, "t128")).isTrue();
        assertThat(issued.knows(kept - 1, "t" + (kept - 1))).isTrue();
    }
}
