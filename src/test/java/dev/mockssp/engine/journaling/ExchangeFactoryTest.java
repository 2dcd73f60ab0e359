package dev.mockssp.engine.journaling;

import static dev.mockssp.engine.Contexts.context;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.export.ExchangeJsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeFactoryTest {

    private static final Response.Bytes OK =
            new Response.Bytes(200, Headers.of("X-A", "1"), "application/json", new byte[] {'{', '}'});

    private final ResponseMetadataFactory metadataFactory =
            new ResponseMetadataFactory(new AdjustableClock(Optional.of(Contexts.NOW)), new SeededRandom(1));
    private final ExchangeFactory exchangeFactory = new ExchangeFactory(
            new SecretRedactor(
                    new ApiKeyRegistry(List.of(), ChatbotSettings.NONE, Revision.R2025_11), Optional.empty()),
            metadataFactory,
            new ScenarioSelector(Contexts.library(), "default", MemoryBudget.unlimited()));

    private Exchange record(RequestContext context, Response response) {
        context.put(VendorApi.class, Contexts.ssp(metadataFactory))
                .put(EndpointName.class, new EndpointName("bid-request"))
                .put(DecidedBy.class, DecidedBy.AUCTION)
                .put(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, "because"));
        return exchangeFactory.of(context, response, 1_234_567);
    }

    private static String shown(Exchange exchange) {
        return ExchangeJsonWriter.of(exchange, List.of()).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrad-api-key", "Thrad-API-Key", "thrads-api-key"})
    void aKeyOfTheDoublesOwnIsMasked(String header) {
        Exchange exchange = record(context(header, "staging-top-secret"), OK);
        assertThat(shown(exchange)).doesNotContain("staging-top-secret").contains("stag…et");
    }

    @Test
    void theScenarioInAKeyStaysReadable() {
        Exchange exchange = record(context("thrad-api-key", "staging-top-secret+no-bid"), OK);
        assertThat(exchange.client().key()).isEqualTo("stag…et+no-bid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrad-api-key", "thrads-api-key", "Authorization", "Proxy-Authorization", "Cookie"})
    void ofAnyOtherSecretNothingIsKept(String header) {
        Exchange exchange = record(context(header, "a-real-one"), OK);
        assertThat(shown(exchange)).doesNotContain("a-real-one", "a-r", "one").contains("(10 characters, not kept)");
    }

    @Test
    void otherHeadersAndTheBodyStayAsTheyWere() {
        byte[] body = "{\"userId\": \"user-1\", \"chatId\": 7}".getBytes(StandardCharsets.UTF_8);
        Exchange exchange = record(context(body, "X-User-Country", "DE"), OK);
        assertThat(exchange.request().headers()).isEqualTo(Headers.of("X-User-Country", "DE"));
        assertThat(exchange.request().body()).isEqualTo(body);
        assertThat(exchange.client().userId()).contains("user-1");
        assertThat(exchange.client().chatId()).as("no text").isEmpty();
    }

    @Test
    void aDelayedAnswerIsRecordedAsItWillBe() {
        Exchange exchange = record(context(), new Response.Delayed(OK, Duration.ofSeconds(3)));
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.response().headers()).isEqualTo(Headers.of("X-A", "1"));
        assertThat(exchange.millis()).isEqualTo(1.234);
    }

    @Test
    void aBrokenAnswerIsRecordedAsTheClientSeesIt() {
        Exchange.RecordedResponse reset = record(context(), new Response.Faulty(Fault.CONNECTION_RESET, OK))
                .response();
        assertThat(reset.status()).isZero();
        assertThat(reset.body()).isEmpty();
        assertThat(reset.headers()).isEqualTo(Headers.none());
        assertThat(reset.fault()).contains(Fault.CONNECTION_RESET);
        Exchange.RecordedResponse truncated =
                record(context(), new Response.Faulty(Fault.TRUNCATED_BODY, OK)).response();
        assertThat(truncated.status()).isEqualTo(200);
        assertThat(truncated.fault()).contains(Fault.TRUNCATED_BODY);
    }
}
