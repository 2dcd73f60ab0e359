package dev.mockssp.engine.journaling;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.filter.Overload;
import dev.mockssp.engine.state.StateStore;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The outermost filter: processes a request as one transaction, whose last step writes the exchange to the journal. The
 * response is sent after it. Turns exceptions into a 500.
 */
public final class JournalFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFilter.class);

    private final StateStore store;
    private final ProbableKey probableKey;
    private final ExchangeFactory exchangeFactory;
    private final MockHeaders mockHeaders;
    private final ResponseMetadataFactory metadataFactory;
    private final Linter linter;
    private final Filter withoutEndpoint;
    private final Consumer<Exchange> listener;

    /**
     * @param response the response with its encoded body
     * @param unnumbered the exchange before the journal has numbered it
     * @param failure the exception that the 500 is for
     */
    private record Processed(
            Response response,
            long nanos,
            Exchange unnumbered,
            Supplier<Exchange> recorded,
            Optional<Throwable> failure) {}

    /**
     * @param keys the valid API keys
     * @param withoutEndpoint wraps the response to a request that could not be routed
     * @param listener receives every exchange after it is in the journal
     */
    public JournalFilter(
            StateStore store,
            ApiKeyRegistry keys,
            ExchangeFactory exchangeFactory,
            MockHeaders mockHeaders,
            ResponseMetadataFactory metadataFactory,
            Linter linter,
            Filter withoutEndpoint,
            Consumer<Exchange> listener) {
        this.store = store;
        this.withoutEndpoint = withoutEndpoint;
        this.probableKey = new ProbableKey(keys);
        this.exchangeFactory = exchangeFactory;
        this.mockHeaders = mockHeaders;
        this.metadataFactory = metadataFactory;
        this.linter = linter;
        this.listener = listener;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> {
            long startNanos = System.nanoTime();
            Instant arrived = context.receivedAt();
            Processed processed;
            try {
                processed = store.transact(() -> probableKey.of(context.request()), transaction -> {
                    context.clear(transaction.receivedAt(arrived));
                    return process(context, next, transaction, startNanos);
                });
            } catch (StateUnavailableException e) {
                return unavailable(context, e);
            }
            processed.failure().ifPresent(failure -> log(context, failure));
            return sent(context, processed);
        };
    }

    /** Changes nothing but the context and the transaction. */
    private Processed process(RequestContext context, HttpHandler next, Transaction transaction, long startNanos) {
        context.put(Transaction.class, transaction);
        Response response;
        Optional<Throwable> failure = Optional.empty();
        try {
            response = next.handle(context);
        } catch (StateUnavailableException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            failure = Optional.of(e);
            response = internalError(context);
        }
        response = mockHeaders.addTo(context, encoded(response));
        long nanos = System.nanoTime() - startNanos;
        Exchange unnumbered = exchangeFactory.of(context, response, nanos);
        Optional<JsonNode> body = storedBody(context, unnumbered).json();
        Linter.RemainingCheck remainingCheck = linter.checkWithoutHistory(unnumbered, body);
        LintHistory history =
                transaction.history(unnumbered.source(), unnumbered.client().keyId());
        SuppressedFindings suppressed = transaction.suppressed();
        Supplier<Exchange> exchange =
                transaction.record(unnumbered, number -> remainingCheck.checkWithHistory(number, history, suppressed));
        return new Processed(response, nanos, unnumbered, exchange, failure);
    }

    private Response sent(RequestContext context, Processed processed) {
        try {
            listener.accept(processed.recorded().get());
            return exchangeFactory.withoutSecrets(context, processed.response(), processed.unnumbered());
        } catch (UncheckedIOException e) {
            LOG.error("{}", e.getMessage());
            return unrecorded(context, processed);
        }
    }

    /** When the exchange cannot be recorded, the client gets a 500, and the journal shows that status too. */
    private Response unrecorded(RequestContext context, Processed processed) {
        Response response = mockHeaders.addTo(context, encoded(internalError(context)));
        store.journal().replace(processed.recorded().get(), exchangeFactory.of(context, response, processed.nanos()));
        return response;
    }

    /** Nothing was changed, so the journal has no such request. */
    private Response unavailable(RequestContext context, StateUnavailableException e) {
        context.clear(context.receivedAt());
        HttpHandler response = withoutEndpoint.wrap(call -> {
            metadataFactory.useUnrecordedId(call);
            return Overload.unavailable(call, DecidedBy.FAILURE, e.getMessage());
        });
        return mockHeaders.addTo(context, encoded(response.handle(context)));
    }

    private void log(RequestContext context, Throwable failure) {
        LOG.error(
                "mock-ssp failed to respond to {} {}",
                context.request().method(),
                exchangeFactory.path(context),
                failure);
    }

    /** The body as the journal stores it. The linter must not see, and quote, what the journal does not store. */
    private static ParsedBody storedBody(RequestContext context, Exchange exchange) {
        byte[] body = exchange.request().body();
        return body == context.request().body() ? ParsedBody.of(context) : ParsedBody.parse(body);
    }

    private static Response internalError(RequestContext context) {
        VendorApi api = context.require(VendorApi.class);
        return api.error(context, DecidedBy.FAILURE, 500, ErrorMessages.of(500, api));
    }

    private static Response encoded(Response response) {
        if (response instanceof Response.Json json) {
            return new Response.Bytes(json.status(), json.headers(), "application/json", Json.write(json.value()));
        }
        if (response instanceof Response.Delayed delayed) {
            return new Response.Delayed(encoded(delayed.response()), delayed.delay());
        }
        if (response instanceof Response.Faulty faulty) {
            return new Response.Faulty(faulty.fault(), encoded(faulty.response()));
        }
        return response;
    }
}
