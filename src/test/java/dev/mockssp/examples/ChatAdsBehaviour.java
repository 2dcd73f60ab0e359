package dev.mockssp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publisher does with each outcome, whichever server gives it: the double, or a stub of its contract. */
public interface ChatAdsBehaviour {

    String QUESTION = "Which running shoes should I buy?";

    /** The publisher's code, pointed at a server in that state. */
    ChatAds in(String state) throws Exception;

    @Test
    default void showsAnAd() throws Exception {
        assertThat(in("always-fill").adFor(QUESTION)).hasValueSatisfying(ad -> {
            assertThat(ad.headline()).isNotEmpty();
            assertThat(ad.url().getScheme()).startsWith("http");
        });
    }

    @Test
    default void copesWithASparseAd() throws Exception {
        assertThat(in("sparse-creative").adFor(QUESTION))
                .hasValueSatisfying(ad -> assertThat(ad.description()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-bid", "pacing-blocked", "rate-limited", "server-error"})
    default void goesOnWhenThereIsNone(String state) throws Exception {
        assertThat(in(state).adFor(QUESTION)).isEmpty();
    }
}
