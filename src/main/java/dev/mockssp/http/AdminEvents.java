package dev.mockssp.http;

import dev.mockssp.engine.LiveEvents;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code GET /__admin/events}: server-sent events for a bounded number of clients. */
final class AdminEvents {

    /** How many clients may listen at a time. */
    static final int MOST_CLIENTS = 16;

    static final String PATH = "/__admin/events";

    /** The responses that a stop of the server has to abort. */
    static final Key<HeldResponses> HELD_RESPONSES = new Key<>("held-responses");

    private static final String REPLAY = "replay";
    private static final int MOST_REPLAYED = 1_000;

    private final LiveEvents events;
    private final AtomicInteger clients = new AtomicInteger();

    AdminEvents(LiveEvents events) {
        this.events = events;
    }

    /** Sends events until the client leaves or the server stops, whatever the client's {@code Accept} is. */
    void listen(Context ctx) {
        int replay = replay(Queries.only(ctx, REPLAY));
        if (clients.incrementAndGet() > MOST_CLIENTS) {
            clients.decrementAndGet();
            throw Problem.of(503, "There are " + MOST_CLIENTS + " listeners already")
                    .coded("too-many")
                    .thrown();
        }
        ctx.contentType("text/event-stream;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        ctx.async(() -> {
            try {
                new EventStream(events, ctx).send(replay);
            } finally {
                clients.decrementAndGet();
            }
        });
    }

    private static int replay(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.queryParam(REPLAY), "0");
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST_REPLAYED) {
            throw Problem.invalid("replay must be a whole number from 0 to " + MOST_REPLAYED)
                    .thrown();
        }
        return Integer.parseInt(text);
    }
}
