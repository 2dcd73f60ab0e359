package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods and sizes (contract.md 1.3 and 2.2). */
interface RoutesContract extends Contract {

    @ParameterizedTest
    @ValueSource(strings = {VendorRequest.BID, VendorRequest.BID + "/"})
    default void theSlashAtTheEndDoesNotMatter(String path) {
        assertThat(vendor().send(VendorRequest.bid(staging(), chat("a")).to(path))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/api/v1/ssp",
                "/api/v1/ssp/bid-requests",
                "/api/v1/ssp/bid-request/more",
                "/api/v1/ssp/bid-request//",
                "/API/v1/ssp/bid-request",
                "/api/v2/ssp/bid-request",
                "/api/v1/tracking",
                "/api/v1/tracking/views?token=a"
            })
    default void anUnknownPathIsNotFound(String path) {
        Client client = start();
        VendorResponse response =
                client.send(VendorRequest.bid(staging(), chat("a")).to(path));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.at("/error/code").intValue()).isEqualTo(404);
        assertThat(client.send(VendorRequest.get(path)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/message/", "/api/v1/message/get-ads", "/api/v1/message/get-ad/more"})
    default void anUnknownLegacyPathIsNotFoundInItsEnvelope(String path) {
        VendorResponse response =
                start().send(VendorRequest.ad(staging(), turn("a")).to(path));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.textAt("/apiVersion")).isEqualTo("0.1.0");
        assertThat(response.at("/error/code").intValue()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/ssp/bid-request, 'POST, OPTIONS'",
        "PUT, /api/v1/ssp/bid-request/, 'POST, OPTIONS'",
        "DELETE, /api/v1/ssp/bid-request, 'POST, OPTIONS'",
        "GET, /api/v1/message/get-ad, 'POST, OPTIONS'",
        "PATCH, /api/v1/message/get-ad/, 'POST, OPTIONS'",
        "POST, /api/v1/tracking/redirect?token=a, GET",
        "POST, /api/v1/tracking/view?token=a, GET",
        "POST, /api/v1/message/redirect/a, GET"
    })
    default void aWrongMethodIsToldTheRightOnes(String method, String target, String allowed) {
        VendorResponse response = start().send(VendorRequest.get(target).as(method));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo(allowed);
        assertThat(response.at("/error/code").intValue()).isEqualTo(405);
    }

    @Test
    default void optionsWithoutAnOriginIsAnswered() {
        Client client = start();
        assertThat(client.send(VendorRequest.get(VendorRequest.BID).as("OPTIONS"))
                        .header("Allow"))
                .isEqualTo("POST, OPTIONS");
        assertThat(client.send(VendorRequest.get("/nowhere").as("OPTIONS")).status())
                .isEqualTo(404);
    }

    @Test
    default void aBodyMayBeAsLongAsTheLimitAndNoLonger() {
        Client client = start(Option.BODY_LIMIT, 2000);
        String body = chat("boots").toString();
        String full = body + " ".repeat(2000 - body.length());
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("")).saying(full))
                        .status())
                .isEqualTo(200);
        VendorResponse refused =
                client.send(VendorRequest.bid(PRODUCTION, chat("")).saying(full + " "));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.at("/error/code").intValue()).isEqualTo(413);
        assertThat(refused.header("X-RateLimit-Remaining")).isNotEmpty();
        assertThat(client.send(VendorRequest.ad(PRODUCTION, turn("a")).saying(full + " "))
                        .status())
                .isEqualTo(413);
    }

    @Test
    default void aLongConversationIsFine() {
        String[] turns = new String[400];
        Arrays.fill(turns, "Tell me more about running shoes. ".repeat(20));
        assertThat(start().send(VendorRequest.bid(PRODUCTION, chat(turns))).filled())
                .isTrue();
    }
}
