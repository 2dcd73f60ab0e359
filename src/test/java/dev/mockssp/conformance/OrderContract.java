package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the checks (contract.md 1.3): a request that violates several rules gets the error of the first. */
interface OrderContract extends Contract {

    String STRANGER = "https://stranger.example";

    @Test
    default void eachCheckComesBeforeThoseBelowIt() {
        Client client = start(Settings.of(Option.RATE_LIMIT, 1).with(Option.CLOCK, NOW));
        client.send(VendorRequest.bid(PRODUCTION, chat("a")));
        VendorRequest wrong = VendorRequest.bid("no-such-key", chat("a"))
                .with("Origin", STRANGER)
                .with("Content-Type", "text/plain")
                .saying("{")
                .to("/nowhere");
        List<VendorRequest> mended = List.of(
                wrong,
                wrong.to(VendorRequest.BID).as("PUT"),
                wrong.to(VendorRequest.BID),
                wrong.to(VendorRequest.BID).with("thrad-api-key", PRODUCTION),
                wrong.to(VendorRequest.BID).with("thrad-api-key", PRODUCTION).without("Origin"),
                wrong.to(VendorRequest.BID)
                        .with("thrad-api-key", "production-other")
                        .without("Origin"));
        assertThat(mended).extracting(ask -> client.send(ask).status()).containsExactly(404, 405, 401, 403, 429, 400);
    }

    @Test
    default void theMediaTypeComesBeforeTheBody() {
        VendorResponse response = start().send(VendorRequest.bid(PRODUCTION, chat("a"))
                .with("Content-Type", "text/plain")
                .saying("{"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.message()).contains("Content-Type");
    }

    @Test
    default void theBodyComesBeforePacing() {
        VendorResponse response = start(Option.AD_OFFSET, 9)
                .send(VendorRequest.bid(PRODUCTION, Bodies.with(chat("a"), "turn_number", "-1")));
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    default void pacingComesBeforeTheAuction() {
        VendorResponse response = start(Option.AD_OFFSET, 9).send(VendorRequest.bid(PRODUCTION, chat("zzz")));
        assertThat(response.message()).startsWith("Pacing");
    }

    @Test
    default void theLegacyEndpointChecksInTheSameOrder() {
        Client client = start(Settings.of(Option.RATE_LIMIT, 1).with(Option.CLOCK, NOW));
        client.send(VendorRequest.ad(PRODUCTION, Bodies.turn("a")));
        VendorRequest wrong = VendorRequest.ad("no-such-key", Bodies.turn("a"))
                .with("Origin", STRANGER)
                .saying("{");
        List<VendorRequest> mended = List.of(
                wrong.to("/api/v1/message/nowhere"),
                wrong.as("PUT"),
                wrong,
                wrong.with("thrads-api-key", PRODUCTION),
                wrong.with("thrads-api-key", PRODUCTION).without("Origin"),
                wrong.with("thrads-api-key", "production-other").without("Origin"));
        assertThat(mended).extracting(ask -> client.send(ask).status()).containsExactly(404, 405, 401, 403, 429, 422);
    }
}
