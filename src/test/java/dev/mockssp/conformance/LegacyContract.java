package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The responses of the legacy endpoint (contract.md 2.2). */
interface LegacyContract extends Contract {

    private static VendorRequest forced(String user) {
        return VendorRequest.ad(PRODUCTION, with(turn(user), "force", "true"));
    }

    @Test
    default void anAdHasFourTexts() {
        VendorResponse response =
                vendor().send(VendorRequest.ad(legacyKey(), with(turn("I need boots"), "force", "true")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.textAt("/status")).isEqualTo("success");
        assertThat(response.message()).isEqualTo("Ad served successfully");
        assertThat(response.at("/data").propertyNames())
                .containsExactly("creative", "prod_name", "img_url", "prod_url");
        assertThat(response.at("/data").valueStream())
                .allSatisfy(value -> assertThat(value.asString()).isNotBlank());
    }

    @Test
    default void theEnvelopeSaysVersionIdTimeAndDocumentation() {
        VendorResponse response = start().send(forced("boots"));
        assertThat(response.json().propertyNames())
                .containsExactly(
                        "apiVersion", "requestId", "timestamp", "docsUrl", "totalTime", "status", "message", "data");
        assertThat(response.textAt("/apiVersion")).isEqualTo("0.1.0");
        assertThat(UUID.fromString(response.textAt("/requestId")).version()).isEqualTo(4);
        assertThat(OffsetDateTime.parse(response.textAt("/timestamp"))).isNotNull();
        assertThat(response.textAt("/docsUrl")).startsWith("http");
        assertThat(response.at("/totalTime").isNumber()).isTrue();
    }

    @Test
    default void whatSuitsTheExchangeIsShown() {
        assertThat(shop().send(forced("some tea")).textAt("/data/prod_name")).isEqualTo("Product calm-tea");
        assertThat(shop().send(forced("a lamp")).textAt("/data/prod_name")).isEqualTo("Product last-lamp");
    }

    @Test
    default void aProductionKeyGetsNoAdWhenNothingMatchesTheConversation() {
        Client client = shop();
        VendorResponse response =
                client.send(VendorRequest.ad(PRODUCTION, with(turn("zzz"), "conversationOffset", "0")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.textAt("/status")).isEqualTo("success");
        assertThat(response.message()).isEqualTo("No ad available: nothing matches the conversation");
        assertThat(response.at("/data")).isEqualTo(json("{}"));
        assertThat(response.json().has("error")).isFalse();
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("no-bid");
        assertThat(client.lastExchange().get("reason").asString()).isEqualTo(response.message());
        assertThat(client.lastExchange().get("decidedBy").asString()).isEqualTo("auction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    default void theEnvironmentOfTheKeyDecidesAndNotTheBody(String production) {
        ObjectNode body = with(with(turn("zzz"), "conversationOffset", "0"), "production", production);
        assertThat(shop().send(VendorRequest.ad(PRODUCTION, body)).filled()).isFalse();
        assertThat(shop().send(VendorRequest.ad("staging-key", body)).filled()).isTrue();
    }

    @Test
    default void withoutAMatchAStagingKeyOrForceGetsTheBestPaidProduct() {
        ObjectNode body = with(turn("zzz"), "conversationOffset", "0");
        assertThat(shop().send(VendorRequest.ad("staging-key", body)).textAt("/data/prod_name"))
                .as("the best paid of those that the filters leave")
                .isEqualTo("Product south-boots");
        assertThat(shop().send(forced("zzz")).textAt("/data/prod_name"))
                .as("the best paid of all")
                .isEqualTo("Product german-boots");
    }

    @Test
    default void aProductThatMatchesButIsFilteredIsSaid() {
        Client client = start(Option.INVENTORY, "src/test/resources/conformance/unsuitable.json");
        ObjectNode body = with(turn("boots"), "conversationOffset", "0");
        assertThat(client.send(VendorRequest.ad(PRODUCTION, body)).message())
                .isEqualTo("No ad available: country, banned words or budget exclude every product that matches");
        assertThat(client.send(VendorRequest.ad("staging-key", body)).filled()).isTrue();
    }

    @Test
    default void theChatbotsTextCanMatchToo() {
        ObjectNode body = with(turn("zzz"), "conversationOffset", "0");
        body.withObject("content").put("chatbot", "How about some tea?");
        assertThat(shop().send(VendorRequest.ad(PRODUCTION, body)).textAt("/data/prod_name"))
                .isEqualTo("Product calm-tea");
    }

    @Test
    default void aTurnWithoutAMatchIsNoLastAd() {
        Client client = shop();
        ObjectNode patient = with(turn("zzz"), "conversationOffset", "0");
        assertThat(client.send(VendorRequest.ad(PRODUCTION, patient)).filled()).isFalse();
        assertThat(client.send(VendorRequest.ad(PRODUCTION, with(turn("boots"), "conversationOffset", "1")))
                        .filled())
                .isTrue();
    }

    @Test
    default void pacingIsSaidBeforeTheMissingMatch() {
        assertThat(shop().send(VendorRequest.ad(PRODUCTION, turn("zzz"))).message())
                .isEqualTo("Too soon: conversation offset not reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"always-fill", "sparse-creative", "hostile-creative"})
    default void aScenarioThatFillsNeedsNoMatch(String scenario) {
        Client client = start(Option.SCENARIO, scenario);
        assertThat(client.send(VendorRequest.ad(PRODUCTION, turn("zzz"))).filled())
                .isTrue();
    }

    @Test
    default void noAdIsASuccessWithAReasonAndNoData() {
        VendorResponse response = start().send(VendorRequest.ad(PRODUCTION, turn("boots")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.textAt("/status")).isEqualTo("success");
        assertThat(response.message()).isEqualTo("Too soon: conversation offset not reached");
        assertThat(response.at("/data")).isEqualTo(json("{}"));
        assertThat(response.json().has("error")).isFalse();
    }

    @Test
    default void anErrorHasNoDataButItsCode() {
        VendorResponse response = start().send(VendorRequest.ad("no-such-key", turn("boots")));
        assertThat(response.textAt("/status")).isEqualTo("error");
        assertThat(response.at("/data")).isEqualTo(json("{}"));
        assertThat(response.at("/error").propertyNames()).containsExactly("type", "code");
    }

    @Test
    default void theRegionRestrictsAndAnythingElseIsNoRegion() {
        VendorRequest ask = VendorRequest.ad(PRODUCTION, with(turn("boots"), "conversationOffset", "0"));
        assertThat(shop().send(ask).textAt("/data/prod_name")).isNotEqualTo("Product german-boots");
        var german = with(with(turn("boots"), "conversationOffset", "0"), "userRegion", "'DE'");
        assertThat(shop().send(VendorRequest.ad(PRODUCTION, german)).textAt("/data/prod_name"))
                .isEqualTo("Product german-boots");
        var unknown = with(with(turn("boots"), "conversationOffset", "0"), "userRegion", "'Bavaria'");
        assertThat(shop().send(VendorRequest.ad(PRODUCTION, unknown)).textAt("/data/prod_name"))
                .isNotEqualTo("Product german-boots");
    }

    @Test
    default void theLegacyEndpointIsReadableForRegisteredOriginsOnly() {
        Client client = start();
        assertThat(client.send(forced("boots").with("Origin", CorsContract.LOCAL))
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo(CorsContract.LOCAL);
        VendorResponse refused = client.send(forced("boots").with("Origin", OrderContract.STRANGER));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).isEqualTo("Origin not allowed");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
