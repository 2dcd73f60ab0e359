package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The first fields of every SSP response, and the table of statuses (contract.md 1.3). */
interface EnvelopeContract extends Contract {

    String[] FIELDS = {"requestId", "timestamp", "totalTime", "status", "message", "data", "error"};

    @Test
    default void aWinnerIsASuccess() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), chat("I need boots")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).startsWith("application/json");
        assertThat(response.json().propertyNames()).containsExactly(FIELDS);
        assertThat(response.textAt("/status")).isEqualTo("success");
        assertThat(response.message()).isEqualTo("Bid successful");
        assertThat(response.at("/data").propertyNames()).containsExactly("bid");
        assertThat(response.at("/error").isNull()).isTrue();
    }

    @Test
    default void nobodyWinningIsASuccessToo() {
        VendorResponse response = shop().send(VendorRequest.bid(PRODUCTION, chat("Hello there")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.textAt("/status")).isEqualTo("success");
        assertThat(response.message()).isEqualTo("No bids");
        assertThat(response.at("/data")).isEqualTo(json("{'bid': null}"));
        assertThat(response.at("/error").isNull()).isTrue();
    }

    @Test
    default void anErrorHasTheSameFieldsAndNoBid() {
        VendorResponse response = vendor().send(VendorRequest.bid("no-such-key", chat("I need boots")));
        assertThat(response.json().propertyNames()).containsExactly(FIELDS);
        assertThat(response.textAt("/status")).isEqualTo("error");
        assertThat(response.message()).isNotBlank();
        assertThat(response.at("/data/bid").isNull()).isTrue();
        assertThat(response.at("/error").isObject()).isTrue();
    }

    @Test
    default void theErrorSaysItsTypeAndTheStatusAgain() {
        Client client = start(Option.RATE_LIMIT, 1);
        assertThat(client.send(VendorRequest.bid("nobody", chat("a"))).at("/error"))
                .isEqualTo(json("{'type': 'HTTPException', 'code': 401}"));
        assertThat(client.send(VendorRequest.bid(staging(), chat("a")).with("Origin", "null"))
                        .at("/error"))
                .isEqualTo(json("{'type': 'HTTPException', 'code': 403}"));
        assertThat(client.send(VendorRequest.get("/nowhere")).at("/error"))
                .isEqualTo(json("{'type': 'HTTPException', 'code': 404}"));
    }

    @Test
    default void requestsAreToldApart() {
        Client client = vendor();
        String first = client.send(VendorRequest.bid(staging(), chat("a"))).textAt("/requestId");
        String second = client.send(VendorRequest.bid(staging(), chat("a"))).textAt("/requestId");
        assertThat(first).startsWith("api_req_").isNotEqualTo(second);
    }

    @Test
    default void bidsAreToldApart() {
        Client client = vendor();
        String first = client.send(VendorRequest.bid(staging(), chat("a"))).textAt("/data/bid/bidId");
        String second = client.send(VendorRequest.bid(staging(), chat("a"))).textAt("/data/bid/bidId");
        assertThat(first).startsWith("bid_").isNotEqualTo(second);
    }

    @Test
    default void theTimestampIsNow() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), chat("a")));
        assertThat(Instant.parse(response.textAt("/timestamp")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    default void theTimestampAlwaysHasSixFractionDigits() {
        assertThat(stampAt("2025-11-24T21:51:52Z")).isEqualTo("2025-11-24T21:51:52.000000Z");
        assertThat(stampAt("2025-11-24T21:51:52.5Z")).isEqualTo("2025-11-24T21:51:52.500000Z");
        assertThat(stampAt(NOW)).isEqualTo(NOW);
    }

    private String stampAt(String instant) {
        return start(Option.CLOCK, instant)
                .send(VendorRequest.bid(staging(), chat("a")))
                .textAt("/timestamp");
    }

    @Test
    default void theTotalTimeIsInSeconds() {
        BigDecimal seconds = vendor().send(VendorRequest.bid(staging(), chat("a")))
                .at("/totalTime")
                .decimalValue();
        assertThat(seconds).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(20));
    }
}
