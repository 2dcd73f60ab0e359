package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Offset and frequency of the bid request, sent or counted (contract.md 1.2). */
interface PacingContract extends Contract {

    String OFFSET = "Pacing: ad offset not reached";
    String FREQUENCY = "Pacing: max frequency not reached";

    /** The request of a chat in its n-th turn. */
    private static ObjectNode turn(int number) {
        return chat(IntStream.rangeClosed(1, number)
                .mapToObj(turn -> "boots, and again boots")
                .toArray(String[]::new));
    }

    private static String ask(Client client, ObjectNode body) {
        VendorResponse response = client.send(VendorRequest.bid(PRODUCTION, body));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.textAt("/status")).isEqualTo("success");
        assertThat(response.filled()).isEqualTo(response.message().equals("Bid successful"));
        return response.message();
    }

    @Test
    default void thereIsNoAdBeforeTheOffset() {
        Client client = shop();
        String config = "{'ad_offset': 3}";
        assertThat(ask(client, with(turn(1), "config", config))).isEqualTo(OFFSET);
        assertThat(ask(client, with(turn(2), "config", config))).isEqualTo(OFFSET);
        assertThat(ask(client, with(turn(3), "config", config))).isEqualTo("Bid successful");
    }

    @Test
    default void aBlockedRequestHasNoBidAndNoError() {
        VendorResponse response =
                shop().send(VendorRequest.bid(PRODUCTION, with(turn(1), "config", "{'ad_offset': 3}")));
        assertThat(response.at("/data")).isEqualTo(Bodies.json("{'bid': null}"));
        assertThat(response.at("/error").isNull()).isTrue();
    }

    @Test
    default void aBlockedRequestForPromptsAloneHasNoBidEither() {
        ObjectNode prompts = with(turn(1), "ad_formats", "['sponsored_prompt']");
        VendorResponse blocked =
                shop().send(VendorRequest.bid(PRODUCTION, with(prompts, "config", "{'ad_offset': 3}")));
        assertThat(blocked.message()).isEqualTo(OFFSET);
        assertThat(blocked.at("/data")).isEqualTo(Bodies.json("{'bid': null}"));
        assertThat(shop().send(VendorRequest.bid(PRODUCTION, prompts)).at("/data"))
                .as("no winner")
                .isEqualTo(Bodies.json("{'bid': null, 'bids': []}"));
    }

    @Test
    default void theTurnIsTheNumberOfTheUsersMessages() {
        ObjectNode body = with(chat("boots"), "config", "{'ad_offset': 2}");
        body.withArray("messages").addObject().put("role", "assistant").put("content", "Which?");
        body.withArray("messages").addObject().put("role", "assistant").put("content", "Boots?");
        assertThat(ask(shop(), body)).as("one of three is the user's").isEqualTo(OFFSET);
    }

    @Test
    default void aGivenTurnWinsOverTheDerivedOne() {
        ObjectNode late = with(with(turn(1), "config", "{'ad_offset': 3}"), "turn_number", "3");
        assertThat(ask(shop(), late)).isEqualTo("Bid successful");
        ObjectNode early = with(with(turn(9), "config", "{'ad_offset': 3}"), "turn_number", "2");
        assertThat(ask(shop(), early)).isEqualTo(OFFSET);
    }

    @Test
    default void afterTheFirstAdTheOffsetIsOver() {
        Client client = shop();
        assertThat(ask(client, turn(2))).isEqualTo("Bid successful");
        assertThat(ask(client, with(turn(3), "config", "{'ad_offset': 9}"))).isEqualTo("Bid successful");
    }

    @Test
    default void oneAdInEveryFiveRequests() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 5));
        assertThat(IntStream.rangeClosed(1, 11)
                        .filter(turn -> ask(client, turn(turn)).equals("Bid successful"))
                        .boxed())
                .containsExactly(1, 6, 11);
    }

    @Test
    default void aBlockedRequestSaysThatItIsTheFrequency() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 5));
        ask(client, turn(1));
        assertThat(ask(client, turn(2))).isEqualTo(FREQUENCY);
    }

    @Test
    default void aGivenDistanceWinsOverTheDerivedOne() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 5));
        assertThat(ask(client, with(turn(1), "turns_from_last_ad", "4")))
                .as("an ad that the double has not seen")
                .isEqualTo(FREQUENCY);
        assertThat(ask(client, with(turn(1), "turns_from_last_ad", "5"))).isEqualTo("Bid successful");
        assertThat(ask(client, turn(2))).isEqualTo(FREQUENCY);
        assertThat(ask(client, with(turn(2), "turns_from_last_ad", "5"))).isEqualTo("Bid successful");
    }

    @Test
    default void eachChatIsPacedByItself() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 5));
        ask(client, turn(1));
        assertThat(ask(client, with(turn(2), "chatId", "'chat-2'"))).isEqualTo("Bid successful");
        assertThat(client.send(VendorRequest.bid("production-other", turn(2))).message())
                .as("the same chat of another key")
                .isEqualTo("Bid successful");
    }

    @Test
    default void noAdNoDistance() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 5));
        assertThat(ask(client, chat("nothing in stock"))).isEqualTo("No bids");
        assertThat(ask(client, turn(2))).isEqualTo("Bid successful");
    }

    @Test
    default void theRequestOverridesTheChatbotFieldByField() {
        Client client = shop(Settings.of(Option.AD_OFFSET, 3).with(Option.MAX_FREQUENCY, 9));
        assertThat(ask(client, with(turn(1), "config", "{'max_frequency': 0}"))).isEqualTo(OFFSET);
        assertThat(ask(client, with(turn(1), "config", "{'ad_offset': null}"))).isEqualTo(OFFSET);
        assertThat(ask(client, with(turn(1), "config", "{'ad_offset': 0}"))).isEqualTo("Bid successful");
        assertThat(ask(client, with(turn(2), "config", "{'ad_offset': 0}"))).isEqualTo(FREQUENCY);
    }

    @Test
    default void zeroIsOffAndTheDefault() {
        Client client = shop();
        assertThat(ask(client, with(turn(1), "turn_number", "0"))).isEqualTo("Bid successful");
        assertThat(ask(client, turn(1))).isEqualTo("Bid successful");
        assertThat(ask(client, with(turn(1), "config", "{'ad_offset': 0, 'max_frequency': 0}")))
                .isEqualTo("Bid successful");
    }

    @Test
    default void aFrequencyOfZeroNeverBlocksAShorterHistory() {
        Client client = shop();
        assertThat(ask(client, turn(6))).isEqualTo("Bid successful");
        assertThat(ask(client, turn(2))).isEqualTo("Bid successful");
        assertThat(ask(client, with(turn(1), "config", "{'max_frequency': 0}"))).isEqualTo("Bid successful");
        assertThat(ask(client, with(turn(1), "turns_from_last_ad", "0"))).isEqualTo("Bid successful");
    }

    @Test
    default void anAdBeyondAShorterHistoryIsNoEarlierAd() {
        Client client = shop(Settings.of(Option.MAX_FREQUENCY, 5));
        assertThat(ask(client, turn(6))).isEqualTo("Bid successful");
        assertThat(ask(client, turn(6))).as("the same history").isEqualTo(FREQUENCY);
        assertThat(ask(client, with(turn(2), "config", "{'ad_offset': 3}")))
                .as("as at the begin of a chat")
                .isEqualTo(OFFSET);
        assertThat(ask(client, turn(2))).isEqualTo("Bid successful");
        assertThat(ask(client, turn(3))).as("the latest ad counts").isEqualTo(FREQUENCY);
    }

    @Test
    default void forceDoesNotOverridePacing() {
        ObjectNode forced = with(with(turn(1), "config", "{'ad_offset': 3}"), "force", "true");
        assertThat(ask(shop(), forced)).isEqualTo(OFFSET);
    }
}
