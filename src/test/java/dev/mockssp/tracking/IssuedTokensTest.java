package dev.mockssp.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssuedTokensTest {

    private static int issue(IssuedTokens ledger, String token) {
        int serial = ledger.takeSerial();
        ledger.record(serial, token);
        return serial;
    }

    @Test
    void aTokenIsKnownByItsSerial() {
        IssuedTokens ledger = new IssuedTokens();
        int first = issue(ledger, "one");
        int second = issue(ledger, "two");
        assertThat(ledger.knows(first, "one")).isTrue();
        assertThat(ledger.knows(second, "two")).isTrue();
        assertThat(ledger.knows(first, "two")).isFalse();
    }

    @Test
    void whatWasNotIssuedIsNotKnown() {
        IssuedTokens ledger = new IssuedTokens();
        assertThat(ledger.knows(0, "")).isFalse();
        issue(ledger, "one");
        assertThat(ledger.knows(1, "one")).isFalse();
        assertThat(ledger.knows(-1, "one")).isFalse();
        assertThat(ledger.knows(Integer.MAX_VALUE, "one")).isFalse();
        assertThat(ledger.knows(64, "one")).as("the same place").isFalse();
    }

    @Test
    void ticketsThatAreMadeAtTheSameTimeDoNotMeet() {
        IssuedTokens ledger = new IssuedTokens();
        int first = ledger.takeSerial();
        int second = ledger.takeSerial();
        assertThat(ledger.knows(first, "\0")).as("not handed out yet").isFalse();
        ledger.record(second, "two");
        ledger.record(first, "one");
        assertThat(ledger.knows(first, "one")).isTrue();
        assertThat(ledger.knows(second, "two")).isTrue();
    }

    @Test
    void itGrowsAndForgetsNothingBelowAMillion() {
        IssuedTokens ledger = new IssuedTokens();
        IntStream.range(0, 1000).forEach(i -> issue(ledger, "token-" + i));
        assertThat(IntStream.range(0, 1000).allMatch(i -> ledger.knows(i, "token-" + i)))
                .isTrue();
    }

    @Test
    void beyondAMillionTheOldestGoFirst() {
        IssuedTokens ledger = new IssuedTokens();
        int kept = 1 << 20;
        IntStream.range(0, kept + 10).forEach(i -> issue(ledger, "t" + i));
        assertThat(ledger.knows(9, "t9")).isFalse();
        assertThat(ledger.knows(10, "t10")).isTrue();
        assertThat(ledger.knows(kept + 9, "t" + (kept + 9))).isTrue();
    }
}
