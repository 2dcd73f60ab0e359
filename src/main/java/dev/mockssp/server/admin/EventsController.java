package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.EventBus;
import dev.mockssp.server.jetty.HeldResponses;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code GET /__admin/events}: server-sent events for a bounded number of clients. */
public final class EventsController {

    /** How many clients may listen at the same time. */
    static final int MAX_CLIENTS = 16;

    public static final String PATH = "/__admin/events";

    /** Registers the open streams, which a stop of the server must abort. */
    public static final Key<HeldResponses> HELD_RESPONSES = new Key<>("held-responses");

    static final String REPLAY = "replay";
    private static final int MAX_REPLAYED = 1_000;

    private final EventBus events;
    private final AtomicInteger clients = new AtomicInteger();

    EventsController(EventBus events) {
        this.events = events;
    }

    /** Sends events until the client disconnects or the server stops. The {@code Accept} header is ignored. */
    void listen(Context ctx, QueryParams query) {
        int replay = query.number(REPLAY, MAX_REPLAYED).orElse(0);
        if (clients.incrementAndGet() > MAX_CLIENTS) {
            clients.decrementAndGet();
            throw ApiError.of(503, "The event stream already has " + MAX_CLIENTS + " clients; close one and try again")
                    .withCode("too-many")
                    .toException();
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
}
