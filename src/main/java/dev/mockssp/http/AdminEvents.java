package dev.mockssp.http;

import dev.mockssp.engine.LiveEvents;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /__admin/events}: server-sent events for a bounded number of clients, none of which holds a thread. */
final class AdminEvents {

    /** How many clients may listen at a time. */
    static final int MOST_CLIENTS = 16;

    static final String PATH = "/__admin/events";
    private static final String REPLAY = "replay";
    private static final int MOST_REPLAYED = 1_000;

    private final LiveEvents events;
    private final HostNames names;
    private final InFlight inFlight;
    private final AtomicInteger clients = new AtomicInteger();

    AdminEvents(LiveEvents events, InFlight inFlight, HostNames names) {
        this.events = events;
        this.inFlight = inFlight;
        this.names = names;
    }

    /** @return whether a request asks for events */
    boolean claim(String method, String path) {
        return method.equals("GET") && path.equals(PATH);
    }

    /** The route as Javalin knows it, for its lists and its 405; {@link FrontDoor} has claimed the path by then. */
    static void unreached(Context ctx) {
        throw new IllegalStateException(ctx.method() + " " + ctx.path() + " got past the front door");
    }

    /** Answers with events until the client leaves or the server stops. */
    void open(Request request, Response response, Callback callback) {
        Optional<String> unknown = Request.extractQueryParameters(request).getNames().stream()
                .filter(name -> !name.equals(REPLAY))
                .findFirst();
        Optional<Integer> replay = replay(request);
        if (!names.accept(name -> request.getHeaders().get(name))) {
            refuse(response, callback, 403, "foreign-host", HostNames.REFUSAL);
        } else if (isForeign(request)) {
            refuse(response, callback, 403, "foreign-origin", "Pages of other origins may not use the control API");
        } else if (unknown.isPresent()) {
            String message = "Unknown query parameter \"" + unknown.get() + "\"; allowed: " + REPLAY;
            refuse(response, callback, 400, "invalid", message);
        } else if (replay.isEmpty()) {
            refuse(response, callback, 400, "invalid", "replay must be a whole number from 0 to " + MOST_REPLAYED);
        } else if (clients.incrementAndGet() > MOST_CLIENTS) {
            clients.decrementAndGet();
            refuse(response, callback, 503, "too-many", "There are " + MOST_CLIENTS + " listeners already");
        } else {
            new EventStream(events, inFlight, request, response, callback, clients::decrementAndGet)
                    .start(replay.get());
        }
    }

    /** An error in the form of {@code schemas/admin/error.schema.json}. */
    static ObjectNode error(String code, String message) {
        ObjectNode error = Wire.MAPPER.createObjectNode().put("code", code).put("message", message);
        return Wire.MAPPER.createObjectNode().set("error", error);
    }

    private static Optional<Integer> replay(Request request) {
        String text = Optional.ofNullable(
                        Request.extractQueryParameters(request).getValue(REPLAY))
                .orElse("0");
        return text.matches("\\d{1,4}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number <= MOST_REPLAYED)
                : Optional.empty();
    }

    private static boolean isForeign(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String own =
                request.getHttpURI().getScheme() + "://" + request.getHeaders().get(HttpHeader.HOST);
        return origin != null && !origin.equals(own);
    }

    private static void refuse(Response response, Callback callback, int status, String code, String message) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(Wire.write(error(code, message))), callback);
    }
}
