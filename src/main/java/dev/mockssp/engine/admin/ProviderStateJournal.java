package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.redaction.ExchangeRedaction;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchange.RecordedResponse;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Records each change of the provider state in the journal, the log and the event stream, whether it was accepted or
 * rejected. Verifiers show their users only the status of a rejected change. Keys are masked as in other exchanges.
 * Thread-safe.
 */
public final class ProviderStateJournal {

    private static final String JSON = "application/json";

    private final StateStore store;
    private final SecretRedactor secrets;
    private final ResponseMetadataFactory metadataFactory;
    private final ScenarioSelector selector;
    private final Consumer<Exchange> listener;

    /** @param listener receives every exchange after it is in the journal */
    public ProviderStateJournal(
            StateStore store,
            SecretRedactor secrets,
            ResponseMetadataFactory metadataFactory,
            ScenarioSelector selector,
            Consumer<Exchange> listener) {
        this.store = store;
        this.secrets = secrets;
        this.metadataFactory = metadataFactory;
        this.selector = selector;
        this.listener = listener;
    }

    /**
     * A request for a provider state, and when it arrived.
     *
     * @param at by the mock server's clock
     * @param began {@link System#nanoTime()} at the same moment
     */
    public record Arrived(Request request, Instant at, long began) {}

    /**
     * @param arrived the request
     * @param change the change
     * @param response the JSON of the response
     * @throws UncheckedIOException when the exchange cannot be recorded
     */
    public void accepted(Arrived arrived, ProviderStateChange change, JsonNode response) {
        Exchange.ScenarioChoice scenario =
                change.key().isPresent() && !change.request().teardown()
                        ? new Exchange.ScenarioChoice(change.state(), "binding")
                        : new Exchange.ScenarioChoice(change.active(), "active");
        Outcome outcome = Outcome.of(Outcome.Kind.STATE, change.summary());
        write(arrived, 200, response, client(change.key()), scenario, outcome);
    }

    /**
     * @param arrived the request
     * @param status the status of the response
     * @param reason why it was rejected, in one line
     * @param response the JSON of the response
     * @throws UncheckedIOException when the exchange cannot be recorded
     */
    public void rejected(Arrived arrived, int status, String reason, JsonNode response) {
        Exchange.ScenarioChoice scenario = new Exchange.ScenarioChoice(selector.active(), "active");
        Outcome outcome = Outcome.of(Outcome.Kind.REJECTED, reason);
        write(arrived, status, response, client(Optional.empty()), scenario, outcome);
    }

    private Exchange.Client client(Optional<ApiKey> key) {
        return new Exchange.Client(
                key.map(it -> secrets.maskedKey(it.name())).orElse(""),
                key.map(it -> KeyStateStore.idOf(it.name())).orElse(""),
                key.map(it -> it.environment().label()).orElse(""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void write(
            Arrived arrived,
            int status,
            JsonNode response,
            Exchange.Client client,
            Exchange.ScenarioChoice scenario,
            Outcome outcome) {
        Request sent = arrived.request();
        Optional<JsonNode> body =
                ParsedBody.parse(ByteOrderMark.skip(sent.body())).json();
        RecordedResponse maskedResponse = new RecordedResponse(
                status, Headers.none(), JSON, Json.write(secrets.maskedMembers(response)), Optional.empty());
        ExchangeRedaction redaction = secrets.redact(sent, body.isPresent(), maskedResponse);
        Exchange.RecordedRequest request = redaction.request();
        Exchange.RecordedRequest recordedRequest = new Exchange.RecordedRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                body(sent.body(), body, redaction),
                request.oversized());
        Function<Transaction, Exchange> exchange = transaction -> new Exchange(
                0,
                arrived.at(),
                metadataFactory.stateChangeId(transaction),
                Exchange.PROVIDER_STATE,
                recordedRequest,
                redaction.response(maskedResponse),
                client,
                Source.CLIENT,
                scenario,
                Exchange.PROVIDER_STATE,
                Outcome.of(outcome.kind(), redaction.text(outcome.reason())),
                Optional.empty(),
                (System.nanoTime() - arrived.began()) / 1_000 / 1_000.0,
                0,
                Optional.empty(),
                List.of());
        notifyListener(store.transact(
                Optional.empty(),
                transaction -> transaction.record(
                        secrets.redactUpstreamTraffic(exchange.apply(transaction)), number -> List.of())));
    }

    /** When the exchange cannot be recorded, the response is a 500, and the journal shows that status too. */
    private void notifyListener(Exchange exchange) {
        try {
            listener.accept(exchange);
        } catch (UncheckedIOException e) {
            RecordedResponse failed = new RecordedResponse(500, Headers.none(), JSON, new byte[0], Optional.empty());
            Outcome outcome = Outcome.of(Outcome.Kind.REJECTED, e.getMessage());
            store.journal().replace(exchange, exchange.with(exchange.request(), failed, outcome, List.of()));
            throw e;
        }
    }

    /** A key can be anywhere in a body that is not JSON, so the journal does not store such a body. */
    private byte[] body(byte[] body, Optional<JsonNode> json, ExchangeRedaction redaction) {
        if (body.length == 0) {
            return body;
        }
        return json.map(value -> redaction.json(Json.write(secrets.maskedMembers(value))))
                .orElseGet(() -> Json.write("(" + MessageText.count(body.length, "byte") + ", not JSON, not kept)"));
    }
}
