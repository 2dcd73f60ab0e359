package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web origins and preflights (contract.md 1.1 and 1.8). */
interface CorsContract extends Contract {

    String LOCAL = "http://localhost:3000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:3000",
                "https://localhost:8443",
                "http://127.0.0.1:5173",
                "https://127.0.0.1"
            })
    default void localOriginsAreRegistered(String origin) {
        Client client = start();
        VendorResponse response =
                client.send(VendorRequest.bid(staging(), chat("a")).with("Origin", origin));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(client.send(VendorRequest.preflight(VendorRequest.BID, origin))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://stranger.example",
                "null",
                "None",
                "",
                "localhost:3000",
                "http://localhost.stranger.example",
                "http://localhost:3000.stranger.example",
                "http://127.0.0.1.stranger.example:80",
                "file://"
            })
    default void otherOriginsAreRefused(String origin) {
        Client client = start();
        VendorResponse response =
                client.send(VendorRequest.bid(staging(), chat("a")).with("Origin", origin));
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.message()).isEqualTo("Origin not allowed");
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        VendorResponse preflight = client.send(VendorRequest.preflight(VendorRequest.BID, origin));
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    default void withoutAnOriginThereIsNoCheck() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), chat("a")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    default void moreOriginsAreRegisteredByOption() {
        Client client = start(Option.ALLOWED_ORIGIN, "https://shop.example");
        assertThat(client.send(VendorRequest.bid(staging(), chat("a")).with("Origin", "https://shop.example"))
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("https://shop.example");
        assertThat(client.send(VendorRequest.bid(staging(), chat("a")).with("Origin", "https://shop.example:444"))
                        .status())
                .isEqualTo(403);
        assertThat(client.send(VendorRequest.bid(staging(), chat("a")).with("Origin", "http://shop.example"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    default void theDoublesOwnOriginIsRegistered() {
        Client client = start();
        VendorRequest named = VendorRequest.bid(staging(), chat("a")).with("Host", "double.test:7777");
        assertThat(client.send(named.with("Origin", "http://double.test:7777")).status())
                .isEqualTo(200);
        assertThat(client.send(named.with("Origin", "http://other.test:7777")).status())
                .isEqualTo(403);
        Client behindProxy = start(Option.PUBLIC_URL, "https://ads.example/ssp");
        assertThat(behindProxy
                        .send(VendorRequest.bid(staging(), chat("a")).with("Origin", "https://ads.example"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {VendorRequest.BID, VendorRequest.BID + "/", VendorRequest.GET_AD, VendorRequest.GET_AD + "/"})
    default void aPreflightSaysWhatIsAllowed(String path) {
        VendorResponse response = start().send(VendorRequest.preflight(path, LOCAL));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(LOCAL);
        assertThat(response.header("Vary")).isEqualTo("Origin");
        assertThat(response.list("Access-Control-Allow-Methods")).containsExactly("OPTIONS", "POST");
        assertThat(response.list("Access-Control-Allow-Headers"))
                .containsExactlyInAnyOrder(
                        "thrad-api-key",
                        "thrads-api-key",
                        "Content-Type",
                        "X-User-Country",
                        "X-User-Region",
                        "X-User-City",
                        "X-User-Timezone",
                        "X-Mock-Scenario",
                        "X-Mock-Source");
        assertThat(response.header("Access-Control-Max-Age")).isEqualTo("86400");
        assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    default void errorsCanBeReadToo() {
        Client client = start(Option.RATE_LIMIT, 2);
        List<VendorRequest> asks = List.of(
                VendorRequest.bid("no-such-key", chat("a")),
                VendorRequest.bid(PRODUCTION, chat("a")).saying("{"),
                VendorRequest.bid(PRODUCTION, chat("a")).as("PUT"),
                VendorRequest.bid(PRODUCTION, chat("a")).to("/nowhere"),
                VendorRequest.bid("production-key+server-error", chat("a")),
                VendorRequest.ad("no-such-key", turn("a")),
                VendorRequest.ad("production-two", turn("a")).saying("{"));
        assertThat(asks).allSatisfy(ask -> {
            VendorResponse response = client.send(ask.with("Origin", LOCAL));
            assertThat(response.status()).isGreaterThanOrEqualTo(400);
            assertReadable(response);
        });
    }

    @Test
    default void a429CanBeReadToo() {
        Client client = start(Settings.of(Option.RATE_LIMIT, 1).with(Option.CLOCK, NOW));
        VendorRequest ask = VendorRequest.bid(PRODUCTION, chat("a")).with("Origin", LOCAL);
        assertReadable(client.send(ask));
        VendorResponse refused = client.send(ask);
        assertThat(refused.status()).isEqualTo(429);
        assertReadable(refused);
    }

    private static void assertReadable(VendorResponse response) {
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(LOCAL);
        assertThat(response.header("Vary")).isEqualTo("Origin");
        assertThat(response.list("Access-Control-Expose-Headers"))
                .contains("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Mock-Scenario");
    }

    @Test
    default void anUnknownKeyOfAStrangerIsNotReadable() {
        VendorResponse response =
                start().send(VendorRequest.bid("no-such-key", chat("a")).with("Origin", OrderContract.STRANGER));
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
