package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.server.jetty.HeldResponses;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.PartsWriter;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** {@code GET /__admin/events}: server-sent events for a bounded number of clients. */
public final class EventsController {

    /** How many clients may listen at the same time. */
    static final int MAX_CLIENTS = 16;

    /** Registers the open streams, which a stop of the server must abort. */
    public static final Key<HeldResponses> HELD_RESPONSES = new Key<>("held-responses");

    static final String REPLAY = "replay";
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /**
     * A comment of 256 KiB. It is more than what the system keeps for a client that does not read, so that such a client
     * can be told from one that has nothing to read.
     */
    private static final String PROBE_LINE = ":" + " ".repeat(1022) + "\n";

    private static final int PROBE_LINES = 256;

    private final EventBus events;
    private final Set<EventStream> streams = new HashSet<>();

    EventsController(EventBus events) {
        this.events = events;
    }

    /** Sends events until the client disconnects or the server stops. The {@code Accept} header is ignored. */
    void listen(Context ctx, QueryParams query) {
        if ("cross-site".equals(ctx.header("Sec-Fetch-Site"))) {
            throw ApiError.of(403, "Pages of other sites may not listen to events")
                    .withCode("foreign-origin")
                    .toException();
        }
        int replay = query.number(REPLAY, EventBus.MAX_REPLAYED).orElse(0);
        OptionalLong last = lastEventId(ctx);
        ctx.contentType("text/event-stream;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        if (ctx.req().getMethod().equals("HEAD")) {
            PartsWriter.of(ctx).writeParts(Collections.emptyIterator());
        } else {
            EventStream stream = new EventStream(events, ctx);
            admit(stream);
            ctx.future(
                    () -> stream.start(() -> last.isPresent() ? events.after(last.getAsLong()) : events.newest(replay))
                            .whenComplete((nothing, failure) -> leave(stream)));
        }
    }

    private void admit(EventStream stream) {
        synchronized (streams) {
            if (streams.size() < MAX_CLIENTS) {
                streams.add(stream);
                return;
            }
            byte[] probe = PROBE_LINE.repeat(PROBE_LINES).getBytes(StandardCharsets.US_ASCII);
            streams.forEach(listening -> listening.sendComment(probe));
        }
        throw ApiError.of(503, "The event stream already has " + MAX_CLIENTS + " clients; close one and try again")
                .withCode("too-many")
                .toException();
    }

    private void leave(EventStream stream) {
        synchronized (streams) {
            streams.remove(stream);
        }
    }

    /** Returns the number of the last exchange that the client knows; empty if it does not resume a stream. */
    private static OptionalLong lastEventId(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.header(LAST_EVENT_ID), "");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.matches("\\d{1,15}")) {
            throw ApiError.invalid(LAST_EVENT_ID + " must be the id of an event, which is a whole number, was \"" + text
                            + "\"")
                    .toException();
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
