package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.redaction.RejectedKeys;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchange.RecordedResponse;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Writes each change of the provider state into journal, log and event stream, whether it was accepted or rejected:
 * verifiers show their user no more than the status. Keys are masked as in other exchanges. Thread-safe.
 */
public final class ProviderStateJournal {

    private static final String JSON = "application/json";

    private final Journal journal;
    private final SecretRedactor secrets;
    private final ResponseMetadataFactory stamps;
    private final ScenarioSelector selection;
    private final Consumer<Exchange> listener;

    /** @param listener is told of every exchange, once it is in the journal */
    public ProviderStateJournal(
            Journal journal,
            SecretRedactor secrets,
            ResponseMetadataFactory stamps,
            ScenarioSelector selection,
            Consumer<Exchange> listener) {
        this.journal = journal;
        this.secrets = secrets;
        this.stamps = stamps;
        this.selection = selection;
        this.listener = listener;
    }

    /**
     * A request for a provider state, and when it came.
     *
     * @param at by the mock server's clock
     * @param began {@link System#nanoTime()} of the same moment
     */
    public record Arrived(Request request, Instant at, long began) {}

    /**
     * @param arrived the request
     * @param change what it has changed
     * @param response the JSON that it is answered with
     * @throws UncheckedIOException when it cannot be recorded
     */
    public void accepted(Arrived arrived, ProviderStateChange change, JsonNode response) {
        Exchange.ScenarioChoice scenario =
                change.key().isPresent() && !change.request().teardown()
                        ? new Exchange.ScenarioChoice(change.state(), "binding")
                        : new Exchange.ScenarioChoice(change.active(), "active");
        Outcome outcome = Outcome.of(Outcome.Kind.STATE, change.summary());
        write(arrived, 200, response, caller(change.key()), scenario, outcome);
    }

    /**
     * @param arrived the request
     * @param status the status that it is answered with
     * @param reason why it was rejected, in one line
     * @param response the JSON that it is answered with
     * @throws UncheckedIOException when it cannot be recorded
     */
    public void rejected(Arrived arrived, int status, String reason, JsonNode response) {
        Exchange.ScenarioChoice scenario = new Exchange.ScenarioChoice(selection.active(), "active");
        Outcome outcome = Outcome.of(Outcome.Kind.REJECTED, reason);
        write(arrived, status, response, caller(Optional.empty()), scenario, outcome);
    }

    private Exchange.Client caller(Optional<ApiKey> key) {
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
            Exchange.Client caller,
            Exchange.ScenarioChoice scenario,
            Outcome outcome) {
        Request request = arrived.request();
        RejectedKeys refused = secrets.refused(request);
        Exchange.RecordedRequest sent = new Exchange.RecordedRequest(
                request.method(),
                request.path(),
                refused.blankedIn(secrets.maskedQuery(request.query())),
                secrets.masked(request.headers(), refused),
                body(request.body(), refused),
                request.tooLarge());
        RecordedResponse answered = new RecordedResponse(
                status,
                Headers.none(),
                JSON,
                refused.blankedIn(Json.write(secrets.maskedMembers(response))),
                Optional.empty());
        Exchange made = new Exchange(
                0,
                arrived.at(),
                stamps.adminId(),
                Exchange.PROVIDER_STATE,
                sent,
                answered,
                caller,
                scenario,
                Exchange.PROVIDER_STATE,
                Outcome.of(outcome.kind(), refused.blankedIn(outcome.reason())),
                Optional.empty(),
                (System.nanoTime() - arrived.began()) / 1_000 / 1_000.0,
                0,
                Optional.empty(),
                List.of());
        tell(journal.add(secrets.redacted(made)));
    }

    /** A change that cannot be recorded is answered with 500, and the journal says so, as for other exchanges. */
    private void tell(Exchange kept) {
        try {
            listener.accept(kept);
        } catch (UncheckedIOException e) {
            RecordedResponse failed = new RecordedResponse(500, Headers.none(), JSON, new byte[0], Optional.empty());
            Outcome outcome = Outcome.of(Outcome.Kind.REJECTED, e.getMessage());
            journal.amend(kept, kept.with(kept.request(), failed, outcome, List.of()));
            throw e;
        }
    }

    /** A key may stand anywhere in a body that is not JSON, so the journal keeps nothing of such a body. */
    private byte[] body(byte[] body, RejectedKeys refused) {
        try {
            return body.length == 0 ? body : refused.blankedIn(Json.write(secrets.maskedMembers(Json.read(body))));
        } catch (MalformedJsonException e) {
            return Json.write("(" + body.length + " bytes that are no JSON, not kept)");
        }
    }
}
