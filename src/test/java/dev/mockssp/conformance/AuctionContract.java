package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.Test;

/** Which campaign wins with a production key (contract.md 1.6). */
interface AuctionContract extends Contract {

    private static VendorResponse ask(Client client, String... texts) {
        return client.send(VendorRequest.bid(PRODUCTION, chat(texts)));
    }

    @Test
    default void theHighestBidOfSeveralDspsWinsAtItsOwnPrice() {
        VendorResponse response = ask(shop(), "I need boots");
        assertThat(response.advertiser()).isEqualTo("South Boots");
        assertThat(response.textAt("/data/bid/dsp")).isEqualTo("south_dsp");
        assertThat(response.text()).contains("\"price\":6.10");
    }

    @Test
    default void aKeywordIsAWholeWord() {
        assertThat(ask(shop(), "Boots!").filled()).isTrue();
        assertThat(ask(shop(), "The computer reboots").filled()).isFalse();
    }

    @Test
    default void theAssistantsWordsCountToo() {
        var body = chat("What now?");
        body.withArray("messages").addObject().put("role", "assistant").put("content", "Perhaps tea?");
        assertThat(shop().send(VendorRequest.bid(PRODUCTION, body)).advertiser())
                .isEqualTo("Calm Tea");
    }

    @Test
    default void anEarlierMessageMakesRelevantToo() {
        assertThat(ask(shop(), "I like tea", "What is the weather?").advertiser())
                .isEqualTo("Calm Tea");
    }

    @Test
    default void nothingRelevantIsNoBid() {
        assertThat(ask(shop(), "What is the weather?").message()).isEqualTo("No bids");
    }

    @Test
    default void thePriceMustBeAboveTheFloor() {
        assertThat(ask(shop(), "a pen").filled()).as("at 1.00").isFalse();
        assertThat(ask(shop(), "some ink").filled()).as("at 1.01").isTrue();
    }

    @Test
    default void bannedContentWithholdsACampaign() {
        assertThat(ask(shop(), "Is there poison in tea?").filled()).isFalse();
        assertThat(ask(shop(), "About poison", "Now about tea").filled())
                .as("anywhere in the conversation")
                .isFalse();
    }

    @Test
    default void aBudgetIsSpentByWins() {
        Client client = shop();
        assertThat(ask(client, "a lamp").filled()).isTrue();
        assertThat(ask(client, "a lamp").filled()).isTrue();
        assertThat(ask(client, "a lamp").filled())
                .as("two wins at 5.00 cost 0.01")
                .isFalse();
        assertThat(client.send(VendorRequest.bid("production-other", chat("a lamp")))
                        .filled())
                .as("another key has spent nothing")
                .isTrue();
    }

    @Test
    default void aStagingKeySpendsNothing() {
        Client client = shop();
        for (int i = 0; i < 3; i++) {
            assertThat(client.send(VendorRequest.bid("staging-key", chat("a lamp")))
                            .advertiser())
                    .isEqualTo("Last Lamp");
        }
    }

    @Test
    default void aClickMakesACampaignRelevantForThatUser() {
        Client client = shop();
        client.follow(ask(client, "some tea").textAt("/data/bid/url"));
        assertThat(ask(client, "What is the weather?").advertiser())
                .as("retargeting")
                .isEqualTo("Calm Tea");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("What is the weather?"), "userId", "'user-2'")))
                        .filled())
                .isFalse();
        assertThat(ask(client, "I need boots").advertiser())
                .as("context comes first")
                .isEqualTo("South Boots");
    }

    @Test
    default void explorationTriesWhatDoesNotFit() {
        Client always = shop(Settings.of(Option.EXPLORATION, 1));
        assertThat(ask(always, "What is the weather?").advertiser()).isEqualTo("South Boots");
        assertThat(ask(shop(Settings.of(Option.EXPLORATION, 0)), "What is the weather?")
                        .filled())
                .isFalse();
    }

    @Test
    default void forceIsTheLastResort() {
        Client client = shop();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("What is the weather?"), "force", "true")))
                        .advertiser())
                .isEqualTo("South Boots");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("some tea"), "force", "true")))
                        .advertiser())
                .as("context comes first")
                .isEqualTo("Calm Tea");
        assertThat(client.send(VendorRequest.bid(PRODUCTION, with(chat("What is the weather?"), "force", "false")))
                        .filled())
                .isFalse();
    }

    @Test
    default void forceOverridesNoFilter() {
        var body = with(chat("Is there poison in tea?"), "force", "true");
        VendorResponse response = shop().send(VendorRequest.bid(PRODUCTION, body));
        assertThat(response.advertiser()).as("neither tea nor German boots").isEqualTo("South Boots");
        VendorResponse headline = shop(Settings.of(Option.INVENTORY, "src/test/resources/conformance/unsuitable.json"))
                .send(VendorRequest.bid(PRODUCTION, body));
        assertThat(headline.message()).isEqualTo("No bids");
    }
}
