package dev.mockssp.http;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one reply: its delay, its bytes, its fault on the socket. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** Longer than any server runs. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final InFlight inFlight;
    private final Response response;
    private final Callback callback;
    private final EndPoint endPoint;
    private final Executor executor;
    private final Scheduler scheduler;

    /** @param callback is told when the reply is out, or will never be */
    Delivery(InFlight inFlight, Request request, Response response, Callback callback) {
        this.inFlight = inFlight;
        this.response = response;
        this.callback = callback;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.executor = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
    }

    /** Carries out what the responder answers, or says that there is a bug when it throws. */
    void answer(Responder responder, Call call) {
        guarded(() -> carry(responder.answer(call)));
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("no answer could be made: {}", e.toString(), e);
            confess();
        }
    }

    private void confess() {
        if (response.isCommitted()) {
            cut();
        } else {
            response.reset();
            send(encode(Problem.of(500, "Internal server error").asReply()));
        }
    }

    private void carry(Reply reply) {
        if (reply instanceof Reply.Late late) {
            delay(late);
        } else if (reply instanceof Reply.Broken broken) {
            breakOff(broken);
        } else {
            send(encode(reply));
        }
    }

    private void delay(Reply.Late late) {
        InFlight.Pause pause = inFlight.pause(late.delay(), this::cut);
        Runnable resume = () -> guarded(() -> carry(late.reply()));
        scheduler.schedule(
                () -> {
                    if (pause.end()) {
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
            cut();
        }
    }

    private void breakOff(Reply.Broken broken) {
        switch (broken.fault()) {
            case CONNECTION_RESET -> reset();
            case EMPTY_RESPONSE -> cut();
            case TIMEOUT -> hang();
            case TRUNCATED_BODY -> truncate(encode(broken.whole()));
            case MALFORMED_JSON -> carry(broken.whole());
        }
    }

    private void send(Reply.Raw raw) {
        head(raw);
        // what is not the last part gets no length, which an answer without a body must not have
        response.write(!isBodiless(raw.status()), ByteBuffer.wrap(bodyOf(raw)), callback);
    }

    private void truncate(Reply.Raw raw) {
        head(raw);
        byte[] body = bodyOf(raw);
        response.write(
                false, ByteBuffer.wrap(body, 0, body.length / 2), Callback.from(this::cut, failure -> this.cut()));
    }

    private void head(Reply.Raw raw) {
        response.setStatus(raw.status());
        HttpFields.Mutable fields = response.getHeaders();
        if (!raw.contentType().isEmpty()) {
            fields.put(HttpHeader.CONTENT_TYPE, raw.contentType());
        }
        if (raw.headers().has("Content-Type")) {
            fields.remove(HttpHeader.CONTENT_TYPE);
        }
        raw.headers().forEach(fields::add);
        fields.remove(HttpHeader.TRANSFER_ENCODING);
        fields.remove(HttpHeader.CONTENT_LENGTH);
        if (!isBodiless(raw.status())) {
            fields.put(HttpHeader.CONTENT_LENGTH, raw.body().length);
        }
    }

    private static byte[] bodyOf(Reply.Raw raw) {
        return isBodiless(raw.status()) ? new byte[0] : raw.body();
    }

    private static boolean isBodiless(int status) {
        return status == 204 || status == 304;
    }

    private static Reply.Raw encode(Reply reply) {
        if (reply instanceof Reply.Json json) {
            return new Reply.Raw(json.status(), json.headers(), "application/json", Wire.write(json.value()));
        }
        if (reply instanceof Reply.Late late) {
            return encode(late.reply());
        }
        if (reply instanceof Reply.Broken broken) {
            return encode(broken.whole());
        }
        return (Reply.Raw) reply;
    }

    private void reset() {
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                LOG.debug("the connection is gone already", e);
            }
        }
        cut();
    }

    /** Closes the connection as it is; the server writes no error page then. */
    private void cut() {
        callback.failed(new Request.Handler.AbortException("cut off on purpose"));
    }

    private void hang() {
        InFlight.Pause pause = inFlight.pause(FOREVER, this::cut);
        new Farewell(endPoint, () -> {
                    if (pause.end()) {
                        cut();
                    }
                })
                .await();
    }
}
