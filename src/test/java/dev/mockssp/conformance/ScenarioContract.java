package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scenarios affect (contract.md section 3). */
interface ScenarioContract extends Contract {

    @ParameterizedTest
    @CsvSource({
        "rate-limited, 429, 429",
        "origin-not-allowed, 403, 403",
        "server-error, 500, 500",
        "invalid-key, 401, 401",
        "bad-request, 400, 422",
        "no-bid, 200, 200",
        "pacing-blocked, 200, 200"
    })
    default void eachEndpointAnswersInItsOwnEnvelope(String scenario, int bid, int ad) {
        Client client = start();
        VendorResponse fromBid = client.send(VendorRequest.bid("production-key+" + scenario, chat("running shoes")));
        assertThat(fromBid.status()).isEqualTo(bid);
        assertThat(fromBid.filled()).isFalse();
        VendorResponse fromAd = client.send(VendorRequest.ad("production-key+" + scenario, turn("running shoes")));
        assertThat(fromAd.status()).isEqualTo(ad);
        assertThat(fromAd.filled()).isFalse();
        assertThat(fromBid.header("X-Mock-Scenario")).isEqualTo(scenario);
        assertThat(fromAd.header("X-Mock-Scenario")).isEqualTo(scenario);
    }

    @Test
    default void theHeaderWinsOverTheKeyAndThatOverTheActiveOne() {
        Client client = start(Option.SCENARIO, "server-error");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a"))).status())
                .isEqualTo(500);
        assertThat(client.send(VendorRequest.bid("production-key+no-bid", chat("a")))
                        .status())
                .isEqualTo(200);
        assertThat(client.send(VendorRequest.bid("production-key+no-bid", chat("a"))
                                .with("X-Mock-Scenario", "rate-limited"))
                        .status())
                .isEqualTo(429);
        client.use("no-bid");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a"))).message())
                .isEqualTo("No bids");
    }

    @Test
    default void anUnknownScenarioIsRefusedWithTheNearestNames() {
        Client client = start();
        List<VendorRequest> asks = List.of(
                VendorRequest.bid("production-key+no-such", chat("a")),
                VendorRequest.bid(PRODUCTION, chat("a")).with("X-Mock-Scenario", "no-such"),
                VendorRequest.bid(PRODUCTION, chat("a")).with("X-Mock-Scenario", ""),
                VendorRequest.bid("production-key+", chat("a")),
                VendorRequest.ad("production-key+no-such", turn("a")));
        assertThat(asks).allSatisfy(ask -> {
            VendorResponse response = client.send(ask);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.message()).contains("There are 31 scenarios", "the nearest are ", "no-bid");
        });
    }

    @Test
    default void failuresCountAndCarryTheRateHeaders() {
        Client client = start(Settings.of(Option.RATE_LIMIT, 2).with(Option.CLOCK, NOW));
        VendorRequest ask = VendorRequest.bid("production-key+server-error", chat("a"));
        assertThat(client.send(ask).header("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(client.send(ask).header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(client.send(ask).status()).isEqualTo(429);
        assertThat(client.send(VendorRequest.bid("production-two+rate-limited", chat("a")))
                        .header("X-RateLimit-Remaining"))
                .as("as a scenario says")
                .isEqualTo("0");
    }

    @Test
    default void failuresComeBeforeTheBodyIsLookedAt() {
        Client client = start();
        assertThat(client.send(VendorRequest.bid("production-key+server-error", chat("a"))
                                .saying("{"))
                        .status())
                .isEqualTo(500);
        assertThat(client.send(VendorRequest.bid("production-key+always-fill", chat("a"))
                                .saying("{"))
                        .status())
                .isEqualTo(400);
        assertThat(client.send(VendorRequest.bid("production-key+no-bid", chat("a"))
                                .saying("{"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    default void aPreflightHasNoKeyAndMeetsTheActiveScenarioOnly() {
        Client client = start(Option.SCENARIO, "origin-not-allowed");
        VendorResponse preflight = client.send(VendorRequest.preflight(VendorRequest.BID, CorsContract.LOCAL));
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        VendorResponse response =
                client.send(VendorRequest.bid(PRODUCTION, chat("a")).with("Origin", CorsContract.LOCAL));
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        client.use("server-error");
        assertThat(client.send(VendorRequest.preflight(VendorRequest.BID, CorsContract.LOCAL))
                        .status())
                .isEqualTo(204);
    }

    @Test
    default void stateBelongsToTheKeyWithoutItsSuffix() {
        Client client = start();
        VendorRequest recovering = VendorRequest.bid("production-key+recovering", chat("running shoes"));
        assertThat(client.send(recovering).status()).isEqualTo(500);
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a")).with("X-Mock-Scenario", "recovering"))
                        .status())
                .as("the second call of the same key")
                .isEqualTo(500);
        assertThat(client.send(recovering).filled()).isTrue();
        assertThat(client.send(VendorRequest.bid("production-two+recovering", chat("a")))
                        .status())
                .isEqualTo(500);
    }

    @Test
    default void everyThirdRequestIsFlaky() {
        Client client = start(Option.SCENARIO, "flaky");
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("a"));
        assertThat(IntStream.range(0, 6).map(i -> client.send(ask).status()).boxed())
                .containsExactly(200, 200, 500, 200, 200, 500);
    }

    @Test
    default void identificationCanBeSwitchedOff() {
        VendorResponse response = start(Option.IDENTIFY, "off").send(VendorRequest.bid(PRODUCTION, chat("a")));
        assertThat(response.header("X-Mock-Scenario")).isEmpty();
        assertThat(response.header("X-Mock-Request-Id")).isEmpty();
    }
}
