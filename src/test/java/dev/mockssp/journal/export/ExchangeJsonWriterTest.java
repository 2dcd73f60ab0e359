package dev.mockssp.journal.export;

import static dev.mockssp.journal.Exchanges.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExchangeJsonWriterTest {

    private static JsonNode body(byte[] bytes) {
        return ExchangeJsonWriter.of(sample().body(bytes).exchange(), List.of()).at("/request/body");
    }

    @Test
    void aBodyThatIsJsonStandsAsAValue() {
        assertThat(body("{\"a\": [1]}".getBytes(StandardCharsets.UTF_8))
                        .at("/a/0")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void anyOtherBodyStandsAsAText() {
        assertThat(body("{oops".getBytes(StandardCharsets.UTF_8)).asString()).isEqualTo("{oops");
        assertThat(body(new byte[0]).isNull()).isTrue();
    }

    @Test
    void headersOfTheSameNameAreJoined() {
        JsonNode headers = ExchangeJsonWriter.of(sample().exchange(), List.of()).at("/request/headers");
        assertThat(headers.toString()).isEqualTo("{\"X-A\":\"1, 2\"}");
    }

    @Test
    void eventsStandWithTheirBid() {
        Exchange click = sample().outcome(Outcome.Kind.CLICK).exchange();
        JsonNode json = ExchangeJsonWriter.of(sample().exchange(), List.of(click));
        assertThat(json.at("/events/0/event").asString()).isEqualTo("click");
    }

    @Test
    void theAuctionHasOneEntryForEachCampaign() {
        RecordedAuction auction = new RecordedAuction(
                List.of(
                        new RecordedAuction.Bidder("b", "one", 150),
                        new RecordedAuction.Bidder("a", "two", 500),
                        new RecordedAuction.Bidder("c", "two", 5)),
                List.of(
                        new RecordedAuction.Result(0.5, "won", Optional.empty()),
                        new RecordedAuction.Result(0, "not-relevant", Optional.empty()),
                        new RecordedAuction.Result(0, "banned-words", Optional.of("gun"))));
        Exchange exchange = sample().auction(auction).exchange();
        JsonNode json = ExchangeJsonWriter.of(exchange, List.of());

        assertThat(json.get("auction"))
                .hasToString("[{\"campaign\":\"b\",\"dsp\":\"one\",\"price\":1.50,\"score\":0.5,\"verdict\":\"won\"},"
                        + "{\"campaign\":\"a\",\"dsp\":\"two\",\"price\":5.00,\"score\":0.0,\"verdict\":\"not-relevant\"},"
                        + "{\"campaign\":\"c\",\"dsp\":\"two\",\"price\":0.05,\"score\":0.0,\"verdict\":\"banned-words\","
                        + "\"banned_word\":\"gun\"}]");
        assertThat(ExchangeJsonReader.read(json).auction()).contains(auction);
    }
}
