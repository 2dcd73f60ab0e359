package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The fields of a sponsored message, and the publisher's settings for them (contract.md 1.2 and 1.4). */
interface CreativeContract extends Contract {

    @Test
    default void aBidHasExactlyTheFieldsOfTheContract() {
        Client client = shop();
        JsonNode bid =
                client.send(VendorRequest.bid(PRODUCTION, chat("I need boots"))).at("/data/bid");
        assertThat(bid.propertyNames())
                .containsExactly(
                        "ad_format",
                        "price",
                        "advertiser",
                        "domain",
                        "headline",
                        "description",
                        "cta_text",
                        "url",
                        "image_url",
                        "dsp",
                        "bidId");
        assertThat(bid.get("ad_format").asString()).isEqualTo("sponsored_message");
        assertThat(bid.get("domain").asString()).isEqualTo("south-boots.example");
        assertThat(bid.get("headline").asString()).isEqualTo("Southern boots");
        assertThat(bid.get("image_url").asString()).isEqualTo(client.base() + "/media/south-boots/image.png");
        assertThat(bid.get("url").asString()).startsWith(client.base() + "/api/v1/tracking/redirect?token=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"some tea", "I need boots"})
    default void aPriceHasTwoDecimals(String text) {
        VendorResponse response = shop().send(VendorRequest.bid(PRODUCTION, chat(text)));
        assertThat(response.text()).containsPattern("\"price\": ?[0-9]+\\.[0-9]{2}[,}]");
    }

    @Test
    default void whatACampaignLacksIsNullOrAbsent() {
        JsonNode bid =
                shop().send(VendorRequest.bid(PRODUCTION, chat("some tea"))).at("/data/bid");
        assertThat(bid.get("description").isNull()).isTrue();
        assertThat(bid.has("cta_text")).isFalse();
        assertThat(bid.has("image_url")).isFalse();
    }

    @Test
    default void imagesCanBeSwitchedOff() {
        Client client = shop();
        assertThat(bid(client, "{'image_enabled': false}").has("image_url")).isFalse();
        assertThat(bid(client, "{'image_enabled': true}").has("image_url")).isTrue();
        assertThat(bid(client, "{'image_enabled': null}").has("image_url")).isTrue();
        Client off = shop(Settings.of(Option.IMAGE_ENABLED, "off"));
        assertThat(bid(off, "{}").has("image_url")).isFalse();
        assertThat(bid(off, "{'image_enabled': true}").has("image_url")).isTrue();
    }

    private static JsonNode bid(Client client, String config) {
        return client.send(VendorRequest.bid(PRODUCTION, with(chat("I need boots"), "config", config)))
                .at("/data/bid");
    }

    @Test
    default void aHeadlineThatFitsTakesThePlaceOfALongOne() {
        VendorRequest narrow =
                VendorRequest.bid(PRODUCTION, with(chat("boots"), "config", "{'max_headline_chars': 30}"));
        Client client = start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/one.json"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("boots"))).textAt("/data/bid/headline"))
                .isEqualTo("Boots that are made for very long walks");
        assertThat(client.send(narrow).textAt("/data/bid/headline")).isEqualTo("Boots for long walks");
    }

    @Test
    default void aCampaignWithoutAHeadlineThatFitsIsFiltered() {
        Client client = shop();
        assertThat(novel(client, 31).textAt("/data/bid/headline")).isEqualTo("A headline of thirty-one chars.");
        assertThat(novel(client, 30).message()).isEqualTo("No bids");
    }

    private static VendorResponse novel(Client client, int limit) {
        return client.send(VendorRequest.bid(
                PRODUCTION, with(chat("a novel"), "config", "{'max_headline_chars': " + limit + "}")));
    }

    @Test
    default void theLengthIsCountedInCodePoints() {
        var body = with(chat("stars"), "config", "{'max_headline_chars': 30}");
        String headline = shop().send(VendorRequest.bid(PRODUCTION, body)).textAt("/data/bid/headline");
        assertThat(headline.codePointCount(0, headline.length())).isEqualTo(30);
        assertThat(headline.length()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default",
                "always-fill",
                "sparse-creative",
                "long-creative",
                "unicode-creative",
                "hostile-creative",
                "low-fill",
                "sponsored-prompts"
            })
    default void noHeadlineIsEverLongerThanTheLimit(String scenario) {
        Client client = start(Option.SCENARIO, scenario);
        for (int limit : new int[] {30, 31, 45, 60}) {
            var body = with(chat("running shoes"), "config", "{'max_headline_chars': " + limit + "}");
            String headline = client.send(VendorRequest.bid(PRODUCTION, body)).textAt("/data/bid/headline");
            assertThat(headline.codePointCount(0, headline.length()))
                    .as("%s in %s at %s", headline, scenario, limit)
                    .isLessThanOrEqualTo(limit);
        }
    }

    @Test
    default void theChatbotsLimitHoldsUnlessTheRequestSaysOtherwise() {
        Client client = shop(Settings.of(Option.MAX_HEADLINE_CHARS, 30));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat("a novel"))).filled())
                .isFalse();
        assertThat(novel(client, 40).filled()).isTrue();
    }
}
