package dev.mockssp.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssuedTokensTest {

    private static int issue(IssuedTokens issued, String token) {
        int serial = issued.takeSerial();
        issued.record(serial, token);
        return serial;
    }

    @Test
    void aTokenIsKnownByItsSerial() {
        IssuedTokens issued = new IssuedTokens();
        int first = issue(issued, "one");
        int second = issue(issued, "two");
        assertThat(issued.knows(first, "one")).isTrue();
        assertThat(issued.knows(second, "two")).isTrue();
        assertThat(issued.knows(first, "two")).isFalse();
    }

    @Test
    void aTokenThatWasNotIssuedIsNotKnown() {
        IssuedTokens issued = new IssuedTokens();
        assertThat(issued.knows(0, "")).isFalse();
        issue(issued, "one");
        assertThat(issued.knows(1, "one")).isFalse();
        assertThat(issued.knows(-1, "one")).isFalse();
        assertThat(issued.knows(Integer.MAX_VALUE, "one")).isFalse();
        assertThat(issued.knows(64, "one")).as("the same index").isFalse();
    }

    @Test
    void tokensThatAreSignedAtTheSameTimeDoNotMix() {
        IssuedTokens issued = new IssuedTokens();
        int first = issued.takeSerial();
        int second = issued.takeSerial();
        assertThat(issued.knows(first, "\0")).as("not issued yet").isFalse();
        issued.record(second, "two");
        issued.record(first, "one");
        assertThat(issued.knows(first, "one")).isTrue();
        assertThat(issued.knows(second, "two")).isTrue();
    }

    @Test
    void nothingIsEvictedBelowAMillion() {
        IssuedTokens issued = new IssuedTokens();
        IntStream.range(0, 1000).forEach(i -> issue(issued, "token-" + i));
        assertThat(IntStream.range(0, 1000).allMatch(i -> issued.knows(i, "token-" + i)))
                .isTrue();
    }

    @Test
    void beyondAMillionTheOldestIsEvicted() {
        IssuedTokens issued = new IssuedTokens();
        int kept = 1 << 20;
        IntStream.range(0, kept + 10).forEach(i -> issue(issued, "t" + i));
        assertThat(issued.knows(9, "t9")).isFalse();
        assertThat(issued.knows(10, "t10")).isTrue();
        assertThat(issued.knows(kept + 9, "t" + (kept + 9))).isTrue();
    }
}
