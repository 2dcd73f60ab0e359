package dev.mockssp.server.vendor;

import dev.mockssp.core.Fault;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.json.Json;
import dev.mockssp.server.jetty.DisconnectListener;
import dev.mockssp.server.jetty.HeldResponses;
import dev.mockssp.server.rest.ApiError;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one response of the engine: its delay, its bytes, its fault on the socket. Nothing here waits: delays and
 * writes hold no thread.
 */
public final class ResponseWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);

    private final Context ctx;
    private final HeldResponses heldResponses;
    private final ServletContextResponse response;
    private final HttpOutput output;
    private final EndPoint endPoint;
    private final Executor executor;
    private final Scheduler scheduler;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** @param heldResponses is told of responses that wait */
    public ResponseWriter(Context ctx, HeldResponses heldResponses) {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
        this.ctx = ctx;
        this.heldResponses = heldResponses;
        this.response = request.getServletContextResponse();
        this.output = request.getHttpOutput();
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.executor = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
    }

    /** Writes the response of a responder, or a 500 when the responder throws. */
    public void respond(HttpHandler responder, RequestContext call) {
        guarded(() -> {
            Response reply = responder.handle(call);
            if (isHeld(reply)) {
                ctx.future(() -> {
                    guarded(() -> write(reply));
                    return done;
                });
            } else {
                write(reply);
            }
        });
    }

    private static boolean isHeld(Response reply) {
        return reply instanceof Response.Delayed
                || reply instanceof Response.Faulty broken && broken.fault() == Fault.TIMEOUT;
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("no response could be made: {}", e.toString(), e);
            sendInternalError();
        }
    }

    private void sendInternalError() {
        if (response.isCommitted()) {
            abort();
        } else {
            ctx.res().reset();
            send(encode(ApiError.of(500, "Internal server error").asReply()));
        }
    }

    private void write(Response reply) {
        if (reply instanceof Response.Delayed late) {
            delay(late);
        } else if (reply instanceof Response.Faulty broken) {
            applyFault(broken);
        } else {
            send(encode(reply));
        }
    }

    private void delay(Response.Delayed late) {
        HeldResponses.Held held = heldResponses.hold(late.delay(), this::abort);
        Runnable resume = () -> guarded(() -> write(late.reply()));
        scheduler.schedule(
                () -> {
                    if (held.release()) {
                        dispatch(resume);
                    }
                },
                late.delay().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void dispatch(Runnable step) {
        try {
            executor.execute(step);
        } catch (RejectedExecutionException e) {
            abort();
        }
    }

    private void applyFault(Response.Faulty broken) {
        switch (broken.fault()) {
            case CONNECTION_RESET -> reset();
            case EMPTY_RESPONSE -> abort();
            case TIMEOUT -> holdOpen();
            case TRUNCATED_BODY -> truncate(encode(broken.whole()));
            case MALFORMED_JSON -> write(broken.whole());
        }
    }

    private void send(Response.Bytes raw) {
        head(raw);
        if (isBodiless(raw.status())) {
            flush();
            finish();
        } else {
            output.sendContent(ByteBuffer.wrap(raw.body()), Callback.from(this::finish, failure -> finish()));
        }
    }

    /** A flush, unlike an empty body, adds no Content-Length, which a 304 must not have. */
    private void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            LOG.debug("the client has closed the connection", e);
        }
    }

    private void truncate(Response.Bytes raw) {
        head(raw);
        byte[] body = bodyOf(raw);
        try {
            output.write(body, 0, body.length / 2);
        } catch (IOException e) {
            LOG.debug("the client has closed the connection", e);
        }
        flush();
        abort();
    }

    private void head(Response.Bytes raw) {
        ctx.res().setStatus(raw.status());
        HttpFields.Mutable fields = response.getHeaders();
        fields.remove(HttpHeader.CONTENT_TYPE);
        if (!raw.contentType().isEmpty() && !raw.headers().has("Content-Type")) {
            fields.put(HttpHeader.CONTENT_TYPE, raw.contentType());
        }
        raw.headers().forEach(fields::add);
        fields.remove(HttpHeader.TRANSFER_ENCODING);
        fields.remove(HttpHeader.CONTENT_LENGTH);
        if (!isBodiless(raw.status())) {
            fields.put(HttpHeader.CONTENT_LENGTH, raw.body().length);
        }
    }

    private static byte[] bodyOf(Response.Bytes raw) {
        return isBodiless(raw.status()) ? new byte[0] : raw.body();
    }

    private static boolean isBodiless(int status) {
        return status == 204 || status == 304;
    }

    private static Response.Bytes encode(Response reply) {
        if (reply instanceof Response.Json json) {
            return new Response.Bytes(json.status(), json.headers(), "application/json", Json.write(json.value()));
        }
        if (reply instanceof Response.Delayed late) {
            return encode(late.reply());
        }
        if (reply instanceof Response.Faulty broken) {
            return encode(broken.whole());
        }
        return (Response.Bytes) reply;
    }

    /** Below TLS, too: what TLS sends to close a connection would come before the reset. */
    private void reset() {
        EndPoint plain = endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint;
        if (plain.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                LOG.debug("the client has closed the connection", e);
            }
        }
        plain.close();
        abort();
    }

    /** Closes the connection as it is. What the servlet container still writes goes nowhere. */
    private void abort() {
        endPoint.close();
        finish();
    }

    private void finish() {
        done.complete(null);
    }

    private void holdOpen() {
        HeldResponses.Held held = heldResponses.hold(HeldResponses.FOREVER, this::abort);
        new DisconnectListener(endPoint, () -> {
                    if (held.release()) {
                        abort();
                    }
                })
                .await();
    }
}
