package dev.mockssp.journal.export;

import static dev.mockssp.journal.Exchanges.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
}
