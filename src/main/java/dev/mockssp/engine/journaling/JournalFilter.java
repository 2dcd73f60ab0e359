package dev.mockssp.engine.journaling;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
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

/** The outermost floor: writes every answer down before it leaves, and lets no exception through. */
public final class JournalFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFilter.class);

    private static final String FAILED = "Internal server error";

    private final Journal journal;
    private final ExchangeFactory recording;
    private final MockHeaders identity;
    private final Linter linter;
    private final Consumer<Exchange> listener;

    /**
     * @param listener is told of every exchange, once it is in the journal
     */
    public JournalFilter(
            Journal journal,
            ExchangeFactory recording,
            MockHeaders identity,
            Linter linter,
            Consumer<Exchange> listener) {
        this.journal = journal;
        this.recording = recording;
        this.identity = identity;
        this.linter = linter;
        this.listener = listener;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return call -> {
            long begun = System.nanoTime();
            Response reply = identity.addTo(call, encoded(guarded(call, next)));
            long nanos = System.nanoTime() - begun;
            Exchange made = recording.of(call, reply, nanos);
            Optional<JsonNode> body = kept(call, made).json();
            Exchange kept = journal.add(made, linter.examine(made, body));
            try {
                listener.accept(kept);
                return reply;
            } catch (UncheckedIOException e) {
                LOG.error("{}", e.getMessage());
                return unrecorded(call, kept, nanos);
            }
        };
    }

    /** What cannot be recorded must not pass for answered: the caller gets a 500, and the journal says so. */
    private Response unrecorded(RequestContext call, Exchange kept, long nanos) {
        Response reply = identity.addTo(
                call, encoded(call.require(VendorApi.class).error(call, DecidedBy.FAILURE, 500, FAILED)));
        journal.amend(kept, recording.of(call, reply, nanos));
        return reply;
    }

    /** The body as it is kept: the linter must not see, and quote, what is not. */
    private static ParsedBody kept(RequestContext call, Exchange made) {
        byte[] body = made.request().body();
        return body == call.request().body() ? ParsedBody.of(call) : ParsedBody.parse(body);
    }

    private static Response guarded(RequestContext call, HttpHandler next) {
        try {
            return next.handle(call);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "the double failed to answer {} {}",
                    call.request().method(),
                    call.request().path(),
                    e);
            return call.require(VendorApi.class).error(call, DecidedBy.FAILURE, 500, FAILED);
        }
    }

    private static Response encoded(Response reply) {
        if (reply instanceof Response.Json json) {
            return new Response.Bytes(json.status(), json.headers(), "application/json", Json.write(json.value()));
        }
        if (reply instanceof Response.Delayed late) {
            return new Response.Delayed(encoded(late.reply()), late.delay());
        }
        if (reply instanceof Response.Faulty broken) {
            return new Response.Faulty(broken.fault(), encoded(broken.whole()));
        }
        return reply;
    }
}
