package dev.mockssp.engine.journaling;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.json.Json;
import dev.mockssp.lint.Linter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The outermost filter: writes every exchange to the journal before the response is sent, and turns exceptions into a
 * 500.
 */
public final class JournalFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFilter.class);

    private final Journal journal;
    private final ExchangeFactory exchangeFactory;
    private final MockHeaders mockHeaders;
    private final Linter linter;
    private final Consumer<Exchange> listener;

    /** @param listener receives every exchange after it is in the journal */
    public JournalFilter(
            Journal journal,
            ExchangeFactory exchangeFactory,
            MockHeaders mockHeaders,
            Linter linter,
            Consumer<Exchange> listener) {
        this.journal = journal;
        this.exchangeFactory = exchangeFactory;
        this.mockHeaders = mockHeaders;
        this.linter = linter;
        this.listener = listener;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> {
            long startNanos = System.nanoTime();
            Response response = mockHeaders.addTo(context, encoded(handleSafely(context, next)));
            long nanos = System.nanoTime() - startNanos;
            Exchange unnumbered = exchangeFactory.of(context, response, nanos);
            Optional<JsonNode> body = storedBody(context, unnumbered).json();
            Linter.RemainingCheck remainingCheck = linter.checkWithoutHistory(unnumbered, body);
            Exchange exchange = journal.add(unnumbered, remainingCheck::checkWithHistory);
            try {
                listener.accept(exchange);
                return exchangeFactory.withoutSecrets(context, response, unnumbered);
            } catch (UncheckedIOException e) {
                LOG.error("{}", e.getMessage());
                return unrecorded(context, exchange, nanos);
            }
        };
    }

    /** When the exchange cannot be recorded, the client gets a 500, and the journal shows that status too. */
    private Response unrecorded(RequestContext context, Exchange exchange, long nanos) {
        Response response = mockHeaders.addTo(context, encoded(internalError(context)));
        journal.replace(exchange, exchangeFactory.of(context, response, nanos));
        return response;
    }

    /** The body as the journal stores it. The linter must not see, and quote, what the journal does not store. */
    private static ParsedBody storedBody(RequestContext context, Exchange exchange) {
        byte[] body = exchange.request().body();
        return body == context.request().body() ? ParsedBody.of(context) : ParsedBody.parse(body);
    }

    private Response handleSafely(RequestContext context, HttpHandler next) {
        try {
            return next.handle(context);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "mock-ssp failed to respond to {} {}",
                    context.request().method(),
                    exchangeFactory.path(context),
                    e);
            return internalError(context);
        }
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
