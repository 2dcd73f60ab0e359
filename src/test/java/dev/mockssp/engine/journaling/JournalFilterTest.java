package dev.mockssp.engine.journaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.Contexts;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.SavedStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.engine.state.StoreDouble;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.InMemoryJournal;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFilterTest {

    private final AdjustableClock clock = new AdjustableClock(Optional.of(Instant.EPOCH));
    private final ResponseMetadataFactory metadataFactory = new ResponseMetadataFactory(clock, new SeededRandom(1));
    private final ScenarioSelector selector = new ScenarioSelector(
            new ScenarioLibrary(new DocumentReader(SchemaLibrary.shared())::scenario),
            "default",
            MemoryBudget.unlimited());
    private final ApiKeyRegistry keys =
            new ApiKeyRegistry(List.of(), new ChatbotSettings(0, 0, OptionalInt.empty(), true), Revision.R2025_11);
    private final Journal journal = new InMemoryJournal(10, 1 << 20, MemoryBudget.unlimited());
    private final List<Exchange> told = new ArrayList<>();

    private HttpHandler journaling(VendorApi api, Throwable bug) {
        return journaling(new InMemoryStore(MemoryBudget.unlimited(), journal), call -> {
            call.put(EndpointName.class, new EndpointName(api.endpoint().label()))
                    .put(VendorApi.class, api);
            if (bug instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) bug;
        });
    }

    private HttpHandler journaling(StateStore store, HttpHandler next) {
        return new JournalFilter(
                        store,
                        keys,
                        new ExchangeFactory(new SecretRedactor(keys, Optional.empty()), metadataFactory, selector),
                        new MockHeaders(selector, metadataFactory, true),
                        metadataFactory,
                        new Linter(RuleLevels.none()),
                        unrouted -> call -> unrouted.handle(call.put(
                                VendorApi.class,
                                call.request().path().equals(VendorEndpoint.GET_AD.path())
                                        ? Contexts.legacy(metadataFactory)
                                        : new SspApi(metadataFactory))),
                        told::add)
                .wrap(next);
    }

    private static RequestContext context() {
        return context("/x");
    }

    private static RequestContext context(String path) {
        Request request =
                new Request("POST", path, "", Headers.none(), new byte[0], false, "127.0.0.1", "http://localhost:7777");
        return new RequestContext(request, Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestThatCannotUseTheStateChangesNothingAndMayBeRepeated(boolean legacy) {
        VendorApi api = legacy ? Contexts.legacy(metadataFactory) : new SspApi(metadataFactory);
        HttpHandler handler = journaling(new InMemoryStore(MemoryBudget.unlimited(), journal), call -> {
            call.put(EndpointName.class, new EndpointName(api.endpoint().label()))
                    .put(VendorApi.class, api);
            throw new StateUnavailableException("The shared state cannot be reached");
        });

        Response response = handler.handle(context(api.endpoint().path()));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers().first("Retry-After")).contains("1");
        assertThat(response.headers().first("X-Mock-Request-Id").orElseThrow().startsWith("api_req_"))
                .isNotEqualTo(legacy);
        assertThat(handler.handle(context(api.endpoint().path())).headers().first("X-Mock-Request-Id"))
                .isNotEqualTo(response.headers().first("X-Mock-Request-Id"));
        assertThat(new String(((Response.Bytes) response).body(), StandardCharsets.UTF_8))
                .contains("The shared state cannot be reached");
        assertThat(told).isEmpty();
        assertThat(journal.latestNumber()).isZero();
    }

    @Test
    void aRequestWhoseStateCannotBeReadIsRejectedInTheFormatOfItsApi() {
        StoreDouble store = new StoreDouble(new InMemoryStore(MemoryBudget.unlimited(), journal), changes -> {});
        store.setReachable(false);
        HttpHandler handler = journaling(store, call -> {
            throw new AssertionError("not routed");
        });

        Response response = handler.handle(context());

        assertThat(response.status()).isEqualTo(503);
        assertThat(new String(((Response.Bytes) response).body(), StandardCharsets.UTF_8))
                .contains("\"status\":\"error\"", StoreDouble.PROBLEM);
    }

    @Test
    void aRequestThatIsProcessedAgainIsToldOnce() {
        SavedStore twice = new SavedStore(MemoryBudget.unlimited(), journal, InstantSource.system());
        List<Boolean> begunAnew = new ArrayList<>();
        HttpHandler handler = journaling(twice, call -> {
            begunAnew.add(call.find(VendorApi.class).isEmpty());
            call.put(EndpointName.class, new EndpointName("bid-request"))
                    .put(VendorApi.class, new SspApi(metadataFactory));
            return call.require(VendorApi.class).error(call, DecidedBy.ROUTE, 404, "No endpoint");
        });

        assertThat(handler.handle(context()).status()).isEqualTo(404);

        assertThat(begunAnew).containsExactly(true, true);
        assertThat(told).isEqualTo(journal.find(exchange -> true)).hasSize(1);
    }

    @Test
    void theTimeOfARequestIsThatOfTheSharedClock() {
        SavedStore shared = new SavedStore(MemoryBudget.unlimited(), journal, InstantSource.system());
        shared.moveClock(Duration.ofHours(1));
        List<Instant> times = new ArrayList<>();
        HttpHandler handler = journaling(shared, call -> {
            times.add(call.receivedAt());
            call.put(EndpointName.class, new EndpointName("bid-request"))
                    .put(VendorApi.class, new SspApi(metadataFactory));
            return call.require(VendorApi.class).error(call, DecidedBy.ROUTE, 404, "No endpoint");
        });

        handler.handle(context());

        Instant hourLater = Instant.EPOCH.plus(Duration.ofHours(1));
        assertThat(times).containsExactly(hourLater, hourLater);
        assertThat(told).extracting(Exchange::at).containsExactly(hourLater);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBugIsAnswered500AndWrittenDownAndSaysNothingOfItself(boolean error) {
        Throwable bug = error ? new StackOverflowError("secret") : new IllegalStateException("secret");
        bug.setStackTrace(new StackTraceElement[0]);
        Response response = journaling(new SspApi(metadataFactory), bug).handle(context());

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
