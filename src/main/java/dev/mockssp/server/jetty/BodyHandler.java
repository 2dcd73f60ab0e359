package dev.mockssp.server.jetty;

import dev.mockssp.server.jetty.BodyReader.Body;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the body of a request before Javalin handles the request. A body that arrives slowly holds no thread, and bodies
 * for which there is no memory are not kept.
 *
 * <p>Jetty's {@code EagerContentHandler} cannot replace it: it sends the 413 itself, without a journal entry and
 * without reading the rest of the body, and it has no timeout for a body that stops arriving.
 *
 * <p>A request that may take long continues on another pool of threads, so that the others keep the threads of the
 * first one.
 */
public final class BodyHandler extends Handler.Wrapper {

    private final InstantSource clock;
    private final Function<Request, Limits> limits;
    private final ConnectionMonitor monitor;
    private final BodyMemory memory;
    private final ResponseMemory responseMemory;

    /**
     * What applies to the body of one request.
     *
     * @param longest the maximum length of a body that is kept, in bytes
     * @param quick the maximum length of a body that is handled quickly, in bytes
     * @param slowThreads handle the request if it has a longer body
     * @param readsJournal whether its handling takes memory although its body is short
     */
    public record Limits(int longest, int quick, Executor slowThreads, boolean readsJournal) {}

    /**
     * @param clock the clock for the arrival of requests
     * @param limits returns the limits of a request, before its body is read
     * @param longest the maximum length of any body that is kept, in bytes
     * @param server has the threads that handle requests
     * @param monitor watches the connections of the server
     * @param next handles the requests with their bodies
     */
    public BodyHandler(
            InstantSource clock,
            Function<Request, Limits> limits,
            int longest,
            Server server,
            ConnectionMonitor monitor,
            Handler next) {
        super(next);
        long heap = Runtime.getRuntime().maxMemory();
        this.clock = clock;
        this.limits = limits;
        this.monitor = monitor;
        this.memory = new BodyMemory(heap, longest, server.getScheduler(), monitor::endSlowBodies);
        this.responseMemory = new ResponseMemory(heap / 16);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!request.getConnectionMetaData().isPersistent()) {
            closeConnection(response);
        }
        if (hasUnknownTransferCoding(request)) {
            closeConnection(response);
            Response.writeError(request, response, callback, 501, JettyErrorHandler.UNKNOWN_TRANSFER_CODING);
        } else {
            new IncomingRequest(request, response, callback).begin();
        }
        return true;
    }

    private static void closeConnection(Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }

    private static boolean hasUnknownTransferCoding(Request request) {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                && request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, false).stream()
                        .anyMatch(coding -> !HttpHeaderValue.CHUNKED.is(coding));
    }

    /** One request and its response. */
    private final class IncomingRequest implements BodyReader.Outcome {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Instant receivedAt = clock.instant();
        private final Limits limit;
        private final TimedEndPoint connection;
        private final Executor threads;
        private final Executor inTurns;
        private final BodyReader reader;

        private IncomingRequest(Request request, Response response, Callback callback) {
            this.request = request;
            this.callback = callback;
            this.limit = limits.apply(request);
            this.connection = TimedEndPoint.of(request);
            this.threads = request.getComponents().getExecutor();
            this.inTurns = memory.inTurns(limit.slowThreads());
            this.response =
                    new UnblockedResponse(request, response, responseMemory, limit.readsJournal() ? inTurns : threads);
            this.reader = new BodyReader(request, limit.longest(), memory.arriving(), this);
        }

        private void begin() {
            connection.requestBegins(request);
            // The delay of a response may be longer than the idle timeout. A read of the body still times out.
            request.addIdleTimeoutListener(timeout -> false);
            if (BodyReader.expectsRefusal(request, limit.longest())) {
                read(Body.REFUSED, true);
            } else {
                reader.start();
            }
        }

        @Override
        public void read(Body body, boolean onHandlingThread) {
            connection.bodyEnds();
            int length = body.bytes().length;
            if (length <= BodyMemory.UNCOUNTED && limit.readsJournal()) {
                execute(inTurns, () -> next(body));
            } else if (length <= BodyMemory.UNCOUNTED) {
                handle(body, onHandlingThread, () -> {});
            } else if (memory.handled().takeNow(length)) {
                handle(body, onHandlingThread, () -> memory.handled().giveBack(length));
            } else {
                memory.handled()
                        .take(
                                length,
                                reader.patienceNanos(),
                                threads,
                                () -> handle(body, true, () -> memory.handled().giveBack(length)),
                                () -> handle(body.refused(), true, () -> {}));
            }
        }

        private void handle(Body body, boolean onHandlingThread, Runnable end) {
            if (body.overloaded()) {
                monitor.overloaded();
            }
            boolean slow = body.bytes().length > limit.quick();
            Runnable next = () -> {
                try {
                    next(body);
                } finally {
                    reader.giveBack();
                    end.run();
                }
            };
            if (onHandlingThread && !slow) {
                next.run();
            } else if (!execute(slow ? limit.slowThreads() : threads, next)) {
                reader.giveBack();
                end.run();
            }
        }

        private boolean execute(Executor pool, Runnable step) {
            try {
                pool.execute(step);
                return true;
            } catch (RejectedExecutionException e) {
                callback.failed(e);
                return false;
            }
        }

        @Override
        public void failed(Throwable failure) {
            connection.bodyEnds();
            if (failure instanceof TimeoutException) {
                execute(threads, () -> {
                    closeConnection(response);
                    Response.writeError(request, response, callback, 408, "The body did not arrive");
                });
            } else {
                callback.failed(failure);
            }
        }

        private void next(Body body) {
            BufferedRequest buffered = new BufferedRequest(request, receivedAt, body);
            if (!body.complete()) {
                closeConnection(response);
            }
            try {
                if (!BodyHandler.super.handle(buffered, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Exception | Error e) {
                Response.writeError(request, response, callback, e);
            } finally {
                buffered.forgetBody();
            }
        }
    }
}
