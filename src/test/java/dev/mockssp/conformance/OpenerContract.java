package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.json;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Ads before the chat (contract.md 1.2 and 1.5). */
interface OpenerContract extends Contract {

    @Test
    default void promptsAreTheDefault() {
        VendorResponse response = vendor().send(VendorRequest.bid(staging(), opener()));
        assertThat(response.message()).isEqualTo("Bid successful");
        assertThat(response.at("/data").propertyNames()).containsExactly("bids");
        assertThat(response.textAt("/data/bids/0/ad_format")).isEqualTo("sponsored_prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging-key", PRODUCTION})
    default void anEmptyChatIsAsGoodAsNone(String key) {
        VendorResponse response =
                start().send(VendorRequest.bid(key, with(with(opener(), "chatId", "''"), "messages", "[]")));
        assertThat(response.message()).isEqualTo("Bid successful");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging-key", PRODUCTION})
    default void thereAreThreeToFivePromptsByPrice(String key) {
        assertThat(start().send(VendorRequest.bid(key, opener()))
                        .at("/data/bids")
                        .size())
                .isBetween(3, 5);
        List<String> prompts = shop().send(VendorRequest.bid(key, opener()))
                .at("/data/bids")
                .valueStream()
                .map(bid -> bid.get("sponsored_prompt").asString())
                .toList();
        assertThat(prompts).containsExactly("Are southern boots warm?", "Which boots last?", "How do boots fit?");
    }

    @Test
    default void aPromptHasExactlyTheFieldsOfTheContract() {
        Client client = shop();
        JsonNode bid = client.send(VendorRequest.bid(PRODUCTION, opener())).at("/data/bids/0");
        assertThat(bid.propertyNames())
                .containsExactly("ad_format", "bidId", "advertiser", "sponsored_prompt", "url", "logo_url", "view_url");
        assertThat(bid.get("url").asString()).startsWith(client.base() + "/api/v1/tracking/redirect?token=");
        assertThat(bid.get("view_url").asString()).startsWith(client.base() + "/api/v1/tracking/view?token=");
        assertThat(bid.get("logo_url").asString()).isEqualTo(client.base() + "/media/south-boots/logo.png");
    }

    @Test
    default void theFormatsThatAreOfferedDecide() {
        Client client = shop();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, opener("['sponsored_message']")))
                        .textAt("/data/bid/ad_format"))
                .isEqualTo("sponsored_message");
        for (String both : List.of(
                "['sponsored_message', 'sponsored_prompt']", "['sponsored_prompt', 'sponsored_message', 'carousel']")) {
            assertThat(client.send(VendorRequest.bid(PRODUCTION, opener(both))).textAt("/data/bids/0/ad_format"))
                    .isEqualTo("sponsored_prompt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging-key", PRODUCTION})
    default void withoutAPromptInStockAMessageServes(String key) {
        Client client = start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/wordy.json"));
        assertThat(client.send(VendorRequest.bid(key, opener("['sponsored_prompt', 'sponsored_message']")))
                        .textAt("/data/bid/ad_format"))
                .isEqualTo("sponsored_message");
        VendorResponse none = client.send(VendorRequest.bid(key, opener()));
        assertThat(none.message()).isEqualTo("No bids");
        assertThat(none.at("/data")).isEqualTo(json("{'bid': null, 'bids': []}"));
    }

    @Test
    default void noBidForAMessageHasNoBids() {
        Client client = start(Settings.of(Option.SCENARIO, "no-bid"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, opener("['sponsored_message']")))
                        .at("/data"))
                .isEqualTo(json("{'bid': null}"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, opener("['sponsored_message', 'sponsored_prompt']")))
                        .at("/data"))
                .isEqualTo(json("{'bid': null}"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, opener())).at("/data"))
                .isEqualTo(json("{'bid': null, 'bids': []}"));
    }

    @Test
    default void aScenarioThatImitatesPacingHasNoBids() {
        Client client = start(Settings.of(Option.SCENARIO, "pacing-blocked"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, opener())).at("/data"))
                .isEqualTo(json("{'bid': null}"));
    }

    @Test
    default void openersAreNotPaced() {
        Client client = shop(Settings.of(Option.AD_OFFSET, 9).with(Option.MAX_FREQUENCY, 9));
        var body = with(with(opener(), "chatId", "'chat-1'"), "turns_from_last_ad", "0");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, body)).filled()).isTrue();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, body)).filled()).isTrue();
    }

    @Test
    default void theFiltersHoldForOpenersToo() {
        Client client = start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/unsuitable.json"));
        VendorRequest ask = VendorRequest.bid(PRODUCTION, opener("['sponsored_message']"));
        assertThat(client.send(ask).advertiser()).as("nothing is said yet").isEqualTo("Calm Tea");
        assertThat(client.send(ask.with("X-User-Country", "DE")).advertiser()).isEqualTo("German Boots");
    }
}
