package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Journal;
import dev.mockssp.lint.Linter;
import dev.mockssp.wire.Wire;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The outermost floor: writes every answer down before it leaves, and lets no exception through. */
final class Journaling implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(Journaling.class);

    private static final String FAILED = "Internal server error";

    private final Journal journal;
    private final Recording recording;
    private final Identity identity;
    private final Linter linter;
    private final Consumer<Exchange> listener;

    /**
     * @param listener is told of every exchange, once it is in the journal
     */
    Journaling(Journal journal, Recording recording, Identity identity, Linter linter, Consumer<Exchange> listener) {
        this.journal = journal;
        this.recording = recording;
        this.identity = identity;
        this.linter = linter;
        this.listener = listener;
    }

    @Override
    public Responder around(Responder next) {
        return call -> {
            long begun = System.nanoTime();
            Reply reply = identity.on(call, encoded(guarded(call, next)));
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
    private Reply unrecorded(Call call, Exchange kept, long nanos) {
        Reply reply = identity.on(call, encoded(call.get(Dialect.class).error(call, Check.FAILURE, 500, FAILED)));
        journal.amend(kept, recording.of(call, reply, nanos));
        return reply;
    }

    /** The body as it is kept: the linter must not see, and quote, what is not. */
    private static ParsedBody kept(Call call, Exchange made) {
        byte[] body = made.request().body();
        return body == call.request().body() ? ParsedBody.of(call) : ParsedBody.parse(body);
    }

    private static Reply guarded(Call call, Responder next) {
        try {
            return next.answer(call);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "the double failed to answer {} {}",
                    call.request().method(),
                    call.request().path(),
                    e);
            return call.get(Dialect.class).error(call, Check.FAILURE, 500, FAILED);
        }
    }

    private static Reply encoded(Reply reply) {
        if (reply instanceof Reply.Json json) {
            return new Reply.Raw(json.status(), json.headers(), "application/json", Wire.write(json.value()));
        }
        if (reply instanceof Reply.Late late) {
            return new Reply.Late(encoded(late.reply()), late.delay());
        }
        if (reply instanceof Reply.Broken broken) {
            return new Reply.Broken(broken.fault(), encoded(broken.whole()));
        }
        return reply;
    }
}
