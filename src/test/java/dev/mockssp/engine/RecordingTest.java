package dev.mockssp.engine;

import static dev.mockssp.engine.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.KeyRing;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.exchange.Fault;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.ExchangeJson;
import dev.mockssp.journal.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    private static final Reply.Raw OK =
            new Reply.Raw(200, Headers.of("X-A", "1"), "application/json", new byte[] {'{', '}'});

    private final Stamps stamps = new Stamps(new AdjustableClock(Optional.of(Calls.NOW)), new Chance(1));
    private final Recording recording = new Recording(
            new Secrets(new KeyRing(List.of(), ChatbotSettings.NONE)),
            stamps,
            new Selection(Calls.library(), "default"));

    private Exchange record(Call call, Reply reply) {
        call.note(Dialect.class, Calls.ssp(stamps))
                .note(Endpoint.class, new Endpoint("bid-request"))
                .note(Check.class, Check.AUCTION)
                .note(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, "because"));
        return recording.of(call, reply, 1_234_567);
    }

    private static String shown(Exchange exchange) {
        return ExchangeJson.of(exchange, List.of()).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrad-api-key", "Thrad-API-Key", "thrads-api-key"})
    void aKeyOfTheDoublesOwnIsMasked(String header) {
        Exchange exchange = record(call(header, "staging-top-secret"), OK);
        assertThat(shown(exchange)).doesNotContain("staging-top-secret").contains("stag…et");
    }

    @Test
    void theScenarioInAKeyStaysReadable() {
        Exchange exchange = record(call("thrad-api-key", "staging-top-secret+no-bid"), OK);
        assertThat(exchange.caller().key()).isEqualTo("stag…et+no-bid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrad-api-key", "thrads-api-key", "Authorization", "Proxy-Authorization", "Cookie"})
    void ofAnyOtherSecretNothingIsKept(String header) {
        Exchange exchange = record(call(header, "a-real-one"), OK);
        assertThat(shown(exchange)).doesNotContain("a-real-one", "a-r", "one").contains("(10 characters, not kept)");
    }

    @Test
    void otherHeadersAndTheBodyStayAsTheyWere() {
        byte[] body = "{\"userId\": \"user-1\", \"chatId\": 7}".getBytes(StandardCharsets.UTF_8);
        Exchange exchange = record(call(body, "X-User-Country", "DE"), OK);
        assertThat(exchange.request().headers()).isEqualTo(Headers.of("X-User-Country", "DE"));
        assertThat(exchange.request().body()).isEqualTo(body);
        assertThat(exchange.caller().userId()).contains("user-1");
        assertThat(exchange.caller().chatId()).as("no text").isEmpty();
    }

    @Test
    void aDelayedAnswerIsRecordedAsItWillBe() {
        Exchange exchange = record(call(), new Reply.Late(OK, Duration.ofSeconds(3)));
        assertThat(exchange.answer().status()).isEqualTo(200);
        assertThat(exchange.answer().headers()).isEqualTo(Headers.of("X-A", "1"));
        assertThat(exchange.millis()).isEqualTo(1.234);
    }

    @Test
    void aBrokenAnswerIsRecordedAsTheClientSeesIt() {
        Exchange.Answered reset =
                record(call(), new Reply.Broken(Fault.CONNECTION_RESET, OK)).answer();
        assertThat(reset.status()).isZero();
        assertThat(reset.body()).isEmpty();
        assertThat(reset.headers()).isEqualTo(Headers.none());
        assertThat(reset.fault()).contains(Fault.CONNECTION_RESET);
        Exchange.Answered truncated =
                record(call(), new Reply.Broken(Fault.TRUNCATED_BODY, OK)).answer();
        assertThat(truncated.status()).isEqualTo(200);
        assertThat(truncated.fault()).contains(Fault.TRUNCATED_BODY);
    }
}
