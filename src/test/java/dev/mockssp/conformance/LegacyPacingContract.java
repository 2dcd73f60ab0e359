package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Offset, frequency and force on the legacy endpoint (contract.md 2.1). */
interface LegacyPacingContract extends Contract {

    String TOO_SOON = "Too soon: conversation offset not reached";
    String TOO_OFTEN = "Too soon: ad frequency limit not reached";

    private static String ask(Client client, String key, ObjectNode body) {
        VendorResponse response = client.send(VendorRequest.ad(key, body));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.filled()).isEqualTo(response.message().equals("Ad served successfully"));
        return response.message();
    }

    /** The turns of a new chat that get an ad. */
    private static List<Integer> adsIn(Client client, String key, int turns, ObjectNode body) {
        return IntStream.rangeClosed(1, turns)
                .filter(turn -> ask(client, key, body).startsWith("Ad"))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging-key", PRODUCTION})
    default void byDefaultTheThirdTurnAndThenEveryFifth(String key) {
        assertThat(adsIn(shop(), key, 13, turn("boots"))).containsExactly(3, 8, 13);
    }

    @Test
    default void theReasonIsSaid() {
        Client client = shop();
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(turn -> ask(client, PRODUCTION, turn("boots"))))
                .containsExactly(TOO_SOON, TOO_SOON, "Ad served successfully", TOO_OFTEN);
    }

    @Test
    default void offsetAndLimitAreOfTheRequest() {
        ObjectNode body = with(with(turn("boots"), "conversationOffset", "0"), "adFrequencyLimit", "2");
        assertThat(adsIn(shop(), PRODUCTION, 6, body)).containsExactly(1, 3, 5);
        ObjectNode always = with(with(turn("boots"), "conversationOffset", "0"), "adFrequencyLimit", "0");
        assertThat(adsIn(shop(), PRODUCTION, 4, always)).containsExactly(1, 2, 3, 4);
        ObjectNode late = with(turn("boots"), "conversationOffset", "20");
        assertThat(adsIn(shop(), PRODUCTION, 21, late)).containsExactly(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    default void pacingAppliesInProductionAndSandbox(String production) {
        assertThat(adsIn(shop(), PRODUCTION, 5, with(turn("boots"), "production", production)))
                .containsExactly(3);
    }

    @Test
    default void forceTrueOverridesEverything() {
        Client client = start(Option.INVENTORY, "src/test/resources/conformance/unsuitable.json");
        ObjectNode forced = with(turn("poison"), "force", "true");
        assertThat(adsIn(client, PRODUCTION, 3, forced)).containsExactly(1, 2, 3);
    }

    @Test
    default void forceFalseInhibits() {
        ObjectNode inhibited = with(with(turn("boots"), "force", "false"), "conversationOffset", "0");
        assertThat(adsIn(shop(), PRODUCTION, 4, inhibited)).isEmpty();
    }

    @Test
    default void forceNullHasNoEffect() {
        assertThat(adsIn(shop(), PRODUCTION, 4, with(turn("boots"), "force", "null")))
                .containsExactly(3);
    }

    @Test
    default void everyValidCallIsATurn() {
        Client client = shop();
        ask(client, PRODUCTION, with(turn("boots"), "force", "false"));
        client.send(VendorRequest.ad(PRODUCTION, with(turn("boots"), "force", "1")));
        assertThat(ask(client, PRODUCTION, turn("boots")))
                .as("a refused call is none")
                .isEqualTo(TOO_SOON);
        assertThat(ask(client, PRODUCTION, turn("boots")))
                .as("an inhibited one is")
                .startsWith("Ad");
    }

    @Test
    default void aForcedAdIsTheLastAd() {
        Client client = shop();
        ask(client, PRODUCTION, with(turn("boots"), "force", "true"));
        assertThat(adsIn(client, PRODUCTION, 5, turn("boots"))).containsExactly(5);
    }

    @Test
    default void eachLegacyChatIsPacedByItself() {
        Client client = shop();
        adsIn(client, PRODUCTION, 2, turn("boots"));
        assertThat(ask(client, PRODUCTION, with(turn("boots"), "chatId", "'chat-2'")))
                .isEqualTo(TOO_SOON);
        assertThat(ask(client, "production-other", turn("boots"))).isEqualTo(TOO_SOON);
        assertThat(ask(client, PRODUCTION, turn("boots"))).startsWith("Ad");
    }

    @Test
    default void theTwoEndpointsDoNotPaceEachOther() {
        Client client = start(Option.MAX_FREQUENCY, 9);
        ask(client, PRODUCTION, with(turn("boots"), "force", "true"));
        assertThat(client.send(VendorRequest.bid(PRODUCTION, Bodies.chat("running shoes")))
                        .filled())
                .isTrue();
    }
}
