package dev.mockssp.journal;

import dev.mockssp.core.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An exchange to test with, changed step by step. */
public final class Exchanges {

    public static final Instant AT = Instant.parse("2025-11-24T21:51:52Z");

    private long number = 1;
    private String id = "api_req_1";
    private String endpoint = "bid-request";
    private String chatId = "chat-1";
    private String keyId = "0a1b2c";
    private int status = 200;
    private Source source = Source.CLIENT;
    private String scenario = "default";
    private Outcome.Kind outcome = Outcome.Kind.FILL;
    private Instant at = AT;
    private Optional<RecordedAuction> auction = Optional.empty();
    private byte[] body = "{\"userId\":\"user-1\"}".getBytes(StandardCharsets.UTF_8);

    public static Exchanges sample() {
        return new Exchanges();
    }

    public Exchanges number(long value) {
        number = value;
        return this;
    }

    public Exchanges id(String value) {
        id = value;
        return this;
    }

    public Exchanges endpoint(String value) {
        endpoint = value;
        return this;
    }

    public Exchanges chatId(String value) {
        chatId = value;
        return this;
    }

    public Exchanges keyId(String value) {
        keyId = value;
        return this;
    }

    public Exchanges status(int value) {
        status = value;
        return this;
    }

    public Exchanges scenario(String value) {
        scenario = value;
        return this;
    }

    public Exchanges outcome(Outcome.Kind value) {
        outcome = value;
        return this;
    }

    public Exchanges at(Instant value) {
        at = value;
        return this;
    }

    public Exchanges body(byte[] value) {
        body = value;
        return this;
    }

    public Exchanges auction(RecordedAuction value) {
        auction = Optional.of(value);
        return this;
    }

    public Exchanges source(Source value) {
        source = value;
        return this;
    }

    public Exchange exchange() {
        return new Exchange(
                number,
                at,
                id,
                endpoint,
                new Exchange.RecordedRequest(
                        "POST", "/api/v1/ssp/bid-request", "", Headers.of("X-A", "1", "X-A", "2"), body, false),
                new Exchange.RecordedResponse(
                        status, Headers.none(), "text/plain", new byte[] {'o', 'k'}, Optional.empty()),
                new Exchange.Client(
                        "sta…y", keyId, "staging", Optional.of("user-1"), Optional.of(chatId), Optional.empty()),
                source,
                new Exchange.ScenarioChoice(scenario, "active"),
                "auction",
                Outcome.of(outcome, "because"),
                Optional.empty(),
                0.5,
                0,
                auction,
                List.of());
    }
}
