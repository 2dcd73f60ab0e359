package dev.mockssp.engine.journaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFilterTest {

    private final AdjustableClock clock = new AdjustableClock(Optional.of(Instant.EPOCH));
    private final ResponseMetadataFactory metadataFactory = new ResponseMetadataFactory(clock, new SeededRandom(1));
    private final ScenarioSelector selector = new ScenarioSelector(
            new ScenarioLibrary(new DocumentReader(new SchemaLibrary())::scenario),
            "default",
            MemoryBudget.unlimited());
    private final ApiKeyRegistry keys =
            new ApiKeyRegistry(List.of(), new ChatbotSettings(0, 0, OptionalInt.empty(), true));
    private final Journal journal = new Journal(10, 1 << 20, MemoryBudget.unlimited());
    private final List<Exchange> told = new ArrayList<>();

    private HttpHandler journaling(VendorApi api, Throwable bug) {
        return new JournalFilter(
                        journal,
                        new ExchangeFactory(new SecretRedactor(keys), metadataFactory, selector),
                        new MockHeaders(selector, metadataFactory, true),
                        new Linter(MemoryBudget.unlimited()),
                        told::add)
                .wrap(call -> {
                    call.put(EndpointName.class, new EndpointName(api.endpoint().label()))
                            .put(VendorApi.class, api);
                    if (bug instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) bug;
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBugIsAnswered500AndWrittenDownAndSaysNothingOfItself(boolean error) {
        Throwable bug = error ? new StackOverflowError("secret") : new IllegalStateException("secret");
        bug.setStackTrace(new StackTraceElement[0]);
        Request request =
                new Request("POST", "/x", "", Headers.none(), new byte[0], false, "127.0.0.1", "http://localhost:7777");
        Response response =
                journaling(new SspApi(metadataFactory), bug).handle(new RequestContext(request, Instant.EPOCH));

        assertThat(response.status()).isEqualTo(500);
        assertThat(new String(((Response.Bytes) response).body(), StandardCharsets.UTF_8))
                .contains("Internal server error", "\"bid\":null")
                .doesNotContain("secret");
        assertThat(told)
                .isEqualTo(journal.find(exchange -> true))
                .singleElement()
                .satisfies(exchange -> {
                    assertThat(exchange.number()).isEqualTo(1);
                    assertThat(exchange.decidedBy()).isEqualTo("failure");
                    assertThat(exchange.response().status()).isEqualTo(500);
                    assertThat(exchange.outcome().reason()).isEqualTo("Internal server error");
                });
    }
}
