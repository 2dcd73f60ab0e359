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

/** Writes one response of the engine, with its delay and its fault on the socket. Delays and writes hold no thread. */
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

    /** @param heldResponses registers responses that wait */
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

    /** Writes the response of a handler, or a 500 if the handler throws. */
    public void respond(HttpHandler handler, RequestContext context) {
        guarded(() -> {
            Response result = handler.handle(context);
            if (isHeld(result)) {
                ctx.future(() -> {
                    guarded(() -> write(result));
                    return done;
                });
            } else {
                write(result);
            }
        });
    }

    private static boolean isHeld(Response result) {
        return result instanceof Response.Delayed
                || result instanceof Response.Faulty faulty && faulty.fault() == Fault.TIMEOUT;
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("the request failed: {}", e.toString(), e);
            sendInternalError();
        }
    }

    private void sendInternalError() {
        if (response.isCommitted()) {
            abort();
        } else {
            ctx.res().reset();
            send(encode(ApiError.of(500, "Internal server error").toResponse()));
        }
    }

    private void write(Response result) {
        if (result instanceof Response.Delayed delayed) {
            delay(delayed);
        } else if (result instanceof Response.Faulty faulty) {
            applyFault(faulty);
        } else {
            send(encode(result));
        }
    }

    private void delay(Response.Delayed delayed) {
        HeldResponses.Held held = heldResponses.hold(delayed.delay(), this::abort);
        Runnable resume = () -> guarded(() -> write(delayed.response()));
        scheduler.schedule(
                () -> {
                    if (held.release()) {
                        dispatch(resume);
                    }
                },
                delayed.delay().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void dispatch(Runnable step) {
        try {
            executor.execute(step);
        } catch (RejectedExecutionException e) {
            abort();
        }
    }

    private void applyFault(Response.Faulty faulty) {
        switch (faulty.fault()) {
            case CONNECTION_RESET -> reset();
            case EMPTY_RESPONSE -> abort();
            case TIMEOUT -> holdOpen();
            case TRUNCATED_BODY -> truncate(encode(faulty.response()));
            // the engine sends malformed JSON without a fault; here, the body is malformed already
            case MALFORMED_JSON -> write(faulty.response());
        }
    }

    private void send(Response.Bytes bytes) {
        writeHead(bytes);
        if (isBodiless(bytes.status())) {
            flush();
            finish();
        } else {
            output.sendContent(ByteBuffer.wrap(bytes.body()), Callback.from(this::finish, failure -> finish()));
        }
    }

    /** Unlike an empty body, a flush adds no Content-Length, which a 304 must not have. */
    private void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            LOG.debug("the client has closed the connection", e);
        }
    }

    private void truncate(Response.Bytes bytes) {
        writeHead(bytes);
        byte[] body = bodyOf(bytes);
        try {
            output.write(body, 0, body.length / 2);
        } catch (IOException e) {
            LOG.debug("the client has closed the connection", e);
        }
        flush();
        abort();
    }

    private void writeHead(Response.Bytes bytes) {
        ctx.res().setStatus(bytes.status());
        HttpFields.Mutable fields = response.getHeaders();
        fields.remove(HttpHeader.CONTENT_TYPE);
        if (!bytes.contentType().isEmpty() && !bytes.headers().has("Content-Type")) {
            fields.put(HttpHeader.CONTENT_TYPE, bytes.contentType());
        }
        bytes.headers().fields().forEach(field -> fields.add(field.name(), field.bytes()));
        fields.remove(HttpHeader.TRANSFER_ENCODING);
        fields.remove(HttpHeader.CONTENT_LENGTH);
        if (!isBodiless(bytes.status())) {
            fields.put(HttpHeader.CONTENT_LENGTH, bytes.body().length);
        }
    }

    private static byte[] bodyOf(Response.Bytes bytes) {
        return isBodiless(bytes.status()) ? new byte[0] : bytes.body();
    }

    private static boolean isBodiless(int status) {
        return status == 204 || status == 304;
    }

    private static Response.Bytes encode(Response result) {
        if (result instanceof Response.Json json) {
            return new Response.Bytes(json.status(), json.headers(), "application/json", Json.write(json.value()));
        }
        if (result instanceof Response.Delayed delayed) {
            return encode(delayed.response());
        }
        if (result instanceof Response.Faulty faulty) {
            return encode(faulty.response());
        }
        return (Response.Bytes) result;
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

    /** Closes the connection at once. What the servlet container still writes is discarded. */
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
