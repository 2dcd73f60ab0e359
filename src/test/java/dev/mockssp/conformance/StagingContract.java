package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A staging key gets an ad on every request (contract.md 1.6). */
interface StagingContract extends Contract {

    /**
     * A mock server without any campaign that a production key could get: wrong country, banned word, no budget left,
     * at the price floor.
     */
    private Client unsuitable() {
        return start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/unsuitable.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zzz", "I need boots", "Is there poison in tea?", "a lamp", "a pen"})
    default void thereIsAnAdOnEveryRequest(String text) {
        assertThat(vendor().send(VendorRequest.bid(staging(), chat(text))).filled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zzz", "I need boots", "Is there poison in tea?", "a lamp", "a pen"})
    default void noHardFilterWithholdsIt(String text) {
        Client client = unsuitable();
        assertThat(client.send(VendorRequest.bid(PRODUCTION, chat(text + " poison")))
                        .filled())
                .as("with a production key")
                .isFalse();
        assertThat(client.send(VendorRequest.bid("staging-key", chat(text + " poison")))
                        .filled())
                .isTrue();
    }

    @Test
    default void pacingDoesNotWithholdIt() {
        var body = with(chat("a"), "config", "{'ad_offset': 9, 'max_frequency': 9}");
        Client client = vendor();
        assertThat(client.send(VendorRequest.bid(staging(), body)).filled()).isTrue();
        assertThat(client.send(VendorRequest.bid(staging(), with(body, "turns_from_last_ad", "0")))
                        .filled())
                .isTrue();
    }

    @Test
    default void whatSuitsIsPreferred() {
        assertThat(shop().send(VendorRequest.bid("staging-key", chat("some tea")))
                        .advertiser())
                .isEqualTo("Calm Tea");
        assertThat(shop().send(VendorRequest.bid("staging-key", chat("boots"))).advertiser())
                .isEqualTo("South Boots");
    }

    @Test
    default void onlyWhatCannotBeRenderedIsWithheld() {
        Client client = start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/wordy.json"));
        assertThat(client.send(VendorRequest.bid(
                                "staging-key", with(chat("a"), "config", "{'max_headline_chars': 31}")))
                        .filled())
                .isTrue();
        assertThat(client.send(VendorRequest.bid(
                                "staging-key", with(chat("a"), "config", "{'max_headline_chars': 30}")))
                        .message())
                .isEqualTo("No bids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['carousel']", "['sponsored_poll']", "['something_new']", "['sponsored_prompt']"})
    default void aContextualRequestUsesMessagesOnly(String formats) {
        VendorResponse response =
                start().send(VendorRequest.bid("staging-key", with(chat("boots"), "ad_formats", formats)));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.filled()).isFalse();
    }

    @Test
    default void anOpenerThatOffersNothingLiveGetsNothing() {
        VendorResponse response =
                start().send(VendorRequest.bid("staging-key", opener("['carousel', 'sponsored_poll']")));
        assertThat(response.message()).isEqualTo("No bids");
    }
}
