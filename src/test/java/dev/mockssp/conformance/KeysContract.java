package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import org.junit.jupiter.api.Test;

/** The API keys of both endpoints (contract.md 1.1, 1.6 and 2.1). */
interface KeysContract extends Contract {

    @Test
    default void aMissingKeyIsUnauthorized() {
        assertThat(vendor().send(VendorRequest.bid("", chat("a")).without("thrad-api-key"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    default void anUnknownKeyIsUnauthorized() {
        assertThat(vendor().send(VendorRequest.bid("no-such-key", chat("a"))).status())
                .isEqualTo(401);
    }

    @Test
    default void theMessageSaysWhetherTheKeyIsMissingOrUnknown() {
        Client client = start();
        assertThat(client.send(VendorRequest.bid("", chat("a")).without("thrad-api-key"))
                        .message())
                .startsWith("Missing")
                .contains("thrad-api-key");
        assertThat(client.send(VendorRequest.bid("", chat("a"))).message()).startsWith("Missing");
        assertThat(client.send(VendorRequest.bid("no-such-key", chat("a"))).message())
                .startsWith("Unknown")
                .doesNotContain("no-such-key");
    }

    @Test
    default void headerNamesAreComparedWithoutCase() {
        VendorRequest ask =
                VendorRequest.bid("", chat("a")).without("thrad-api-key").with("THRAD-Api-Key", staging());
        assertThat(vendor().send(ask).status()).isEqualTo(200);
    }

    @Test
    default void eachEndpointReadsItsOwnHeader() {
        Client client = start();
        VendorResponse bid = client.send(
                VendorRequest.bid("", chat("a")).without("thrad-api-key").with("thrads-api-key", staging()));
        assertThat(bid.status()).isEqualTo(401);
        assertThat(bid.message()).contains("thrads-api-key was sent");
        VendorResponse ad = client.send(
                VendorRequest.ad("", turn("a")).without("thrads-api-key").with("thrad-api-key", staging()));
        assertThat(ad.status()).isEqualTo(401);
        assertThat(ad.message()).contains("thrad-api-key was sent");
    }

    @Test
    default void aBearerTokenCountsForNothing() {
        Client client = start();
        VendorRequest bid =
                VendorRequest.bid("", chat("a")).without("thrad-api-key").with("Authorization", "Bearer " + staging());
        assertThat(client.send(bid).status()).isEqualTo(401);
        VendorRequest ad =
                VendorRequest.ad("", turn("a")).without("thrads-api-key").with("Authorization", "Bearer " + staging());
        assertThat(client.send(ad).status()).isEqualTo(401);
    }

    @Test
    default void theLegacyEndpointRefusesInItsOwnEnvelope() {
        VendorResponse response = start().send(VendorRequest.ad("no-such-key", turn("a")));
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.textAt("/apiVersion")).isEqualTo("0.1.0");
        assertThat(response.at("/error/code").intValue()).isEqualTo(401);
    }

    @Test
    default void oneRingServesBothEndpoints() {
        Client client = start(Option.KEY, "acme=production");
        assertThat(client.send(VendorRequest.bid("acme", chat("a"))).status()).isEqualTo(200);
        assertThat(client.send(VendorRequest.ad("acme", turn("a"))).status()).isEqualTo(200);
        assertThat(client.send(VendorRequest.bid("acme2", chat("a"))).status()).isEqualTo(401);
    }

    @Test
    default void theEnvironmentOfAGivenKeyIsAsGiven() {
        Client client = start(Option.KEY, "acme=staging");
        assertThat(client.send(VendorRequest.bid("acme", chat("zzz"))).filled()).isTrue();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("zzz"))).filled())
                .isFalse();
    }

    @Test
    default void aKeyMayCarryTheSettingsOfItsChatbot() {
        Client client = start(Option.KEY, "acme=production:ad-offset=3:image-enabled=off");
        assertThat(client.send(VendorRequest.bid("acme", chat("running shoes"))).message())
                .isEqualTo("Pacing: ad offset not reached");
        VendorResponse third =
                client.send(VendorRequest.bid("acme", chat("running shoes", "running shoes", "running shoes")));
        assertThat(third.filled()).isTrue();
        assertThat(third.at("/data/bid").has("image_url")).isFalse();
    }
}
