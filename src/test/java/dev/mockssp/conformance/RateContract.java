package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The rate limit and its three headers (contract.md 1.7). */
interface RateContract extends Contract {

    private Client frozen(int limit) {
        return start(Settings.of(Option.CLOCK, NOW).with(Option.RATE_LIMIT, limit));
    }

    private static List<String> rate(VendorResponse response) {
        return List.of(
                response.header("X-RateLimit-Limit"),
                response.header("X-RateLimit-Remaining"),
                response.header("X-RateLimit-Reset"));
    }

    private static List<String> rate(int limit, int remaining, String reset) {
        return List.of("" + limit, "" + remaining, "" + Instant.parse(reset).getEpochSecond());
    }

    @Test
    default void anAnswerSaysWhatIsLeft() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), chat("a")));
        int limit = Integer.parseInt(response.header("X-RateLimit-Limit"));
        assertThat(limit).isEqualTo(40);
        assertThat(Integer.parseInt(response.header("X-RateLimit-Remaining"))).isBetween(0, limit - 1);
        assertThat(Long.parseLong(response.header("X-RateLimit-Reset")))
                .isCloseTo(Instant.now().getEpochSecond(), Offset.offset(60L));
    }

    @Test
    default void fortyRequestsASecondAreServedAndNoMore() {
        Client client = start(Option.CLOCK, NOW);
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("a"));
        List<Integer> statuses = IntStream.range(0, 42)
                .map(i -> client.send(ask).status())
                .boxed()
                .toList();
        assertThat(statuses.subList(0, 40)).containsOnly(200);
        assertThat(statuses.subList(40, 42)).containsOnly(429);
    }

    @Test
    default void theHeadersCountDownWithinTheSecond() {
        Client client = frozen(2);
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("a"));
        String end = "2025-11-24T21:51:53Z";
        assertThat(rate(client.send(ask))).isEqualTo(rate(2, 1, end));
        assertThat(rate(client.send(ask))).isEqualTo(rate(2, 0, end));
        VendorResponse refused = client.send(ask);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).isEqualTo("Rate limit exceeded");
        assertThat(refused.at("/error/code").intValue()).isEqualTo(429);
        assertThat(rate(refused)).isEqualTo(rate(2, 0, end));
    }

    @Test
    default void theWindowEndsWithTheUnixSecond() {
        Client client = frozen(1);
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("a"));
        client.send(ask);
        client.advance(Duration.ofMillis(759));
        assertThat(client.send(ask).status()).as("at .999").isEqualTo(429);
        client.advance(Duration.ofMillis(1));
        VendorResponse next = client.send(ask);
        assertThat(next.status()).as("in the next second").isEqualTo(200);
        assertThat(rate(next)).isEqualTo(rate(1, 0, "2025-11-24T21:51:54Z"));
    }

    @Test
    default void eachKeyHasItsOwnWindow() {
        Client client = frozen(1);
        assertThat(client.send(VendorRequest.bid("production-a", chat("a"))).status())
                .isEqualTo(200);
        assertThat(client.send(VendorRequest.bid("production-b", chat("a"))).status())
                .isEqualTo(200);
        assertThat(client.send(VendorRequest.bid("production-a", chat("a"))).status())
                .isEqualTo(429);
    }

    @Test
    default void theSuffixOfAKeyDoesNotMakeItAnother() {
        Client client = frozen(1);
        client.send(VendorRequest.bid("production-a", chat("a")));
        assertThat(client.send(VendorRequest.bid("production-a+no-bid", chat("a")))
                        .status())
                .isEqualTo(429);
    }

    @Test
    default void bothEndpointsShareAKeysWindow() {
        Client client = frozen(2);
        client.send(VendorRequest.bid(PRODUCTION, chat("a")));
        assertThat(rate(client.send(VendorRequest.ad(PRODUCTION, turn("a")))))
                .isEqualTo(rate(2, 0, "2025-11-24T21:51:53Z"));
        VendorResponse refused = client.send(VendorRequest.ad(PRODUCTION, turn("a")));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.textAt("/docsUrl")).isNotBlank();
        assertThat(rate(refused)).isEqualTo(rate(2, 0, "2025-11-24T21:51:53Z"));
    }

    @Test
    default void refusedBodiesAndOriginsCount() {
        Client client = frozen(3);
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a")).saying("{"))
                        .header("X-RateLimit-Remaining"))
                .as("after a 400")
                .isEqualTo("2");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a")).with("Origin", OrderContract.STRANGER))
                        .header("X-RateLimit-Remaining"))
                .as("after a 403")
                .isEqualTo("1");
        assertThat(client.send(VendorRequest.ad(PRODUCTION, turn("a")).saying("{"))
                        .header("X-RateLimit-Remaining"))
                .as("after a 422")
                .isEqualTo("0");
    }

    @Test
    default void whatNoValidKeySentDoesNotCountAndSaysNothing() {
        Client client = frozen(1);
        VendorResponse refused = client.send(VendorRequest.bid("no-such-key", chat("a")));
        assertThat(rate(refused)).containsOnly("");
        client.send(VendorRequest.preflight(VendorRequest.BID, "http://localhost:3000"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a"))).status())
                .isEqualTo(200);
    }

    @Test
    default void trackingIsNotCounted() {
        Client client = frozen(1);
        String url = client.send(VendorRequest.bid(staging(), chat("a"))).textAt("/data/bid/url");
        assertThat(client.follow(url).status()).isEqualTo(302);
        VendorResponse again = client.follow(url);
        assertThat(again.status()).isEqualTo(302);
        assertThat(rate(again)).containsOnly("");
    }

    @Test
    default void aLimitOfZeroIsNone() {
        Client client = frozen(0);
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("a"));
        assertThat(IntStream.range(0, 60).map(i -> client.send(ask).status()).boxed())
                .containsOnly(200);
    }
}
