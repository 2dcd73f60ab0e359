package dev.mockssp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a publisher's code with a mock server in the same JVM. docs/TESTING-JAVA.md quotes it. */
class ChatAdsTest implements ChatAdsBehaviour {

    private static final MockSsp SSP = MockSsp.start();

    private final ChatAds ads = new ChatAds(SSP.baseUrl(), MockSsp.STAGING_KEY);

    @BeforeEach
    void reset() {
        SSP.reset();
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }

    @Override
    public ChatAds in(String state) {
        SSP.use(state);
        return ads;
    }

    @Test
    void worksWithoutAnAd() throws Exception {
        SSP.use("no-bid");

        assertThat(ads.adFor("Which running shoes should I buy?")).isEmpty();

        Exchange exchange = SSP.requests().get(0);
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.outcome().reason()).isEqualTo("No bids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-key",
                "bad-request",
                "slow",
                "timeout",
                "connection-reset",
                "empty-response",
                "malformed-json",
                "truncated-body",
                "wrong-content-type"
            })
    void whateverGoesWrongTheChatGoesOn(String scenario) throws Exception {
        SSP.use(scenario, MockSsp.STAGING_KEY);

        assertThat(ads.adFor("Which running shoes should I buy?")).isEmpty();
    }

    @Test
    void needsNoWaitingForTheClock() throws Exception {
        Settings settings = Settings.of(Option.CLOCK, "2025-11-24T21:51:52Z").with(Option.RATE_LIMIT, 1);
        try (MockSsp frozen = MockSsp.start(settings)) {
            ChatAds limited = new ChatAds(frozen.baseUrl(), MockSsp.STAGING_KEY);
            assertThat(limited.adFor("Shoes?")).isPresent();
            assertThat(limited.adFor("Shoes?")).isEmpty();

            frozen.clock().advance(Duration.ofSeconds(1));
            assertThat(limited.adFor("Shoes?")).isPresent();
            assertThat(frozen.clock().instant()).isEqualTo(Instant.parse("2025-11-24T21:51:53Z"));
        }
    }
}
