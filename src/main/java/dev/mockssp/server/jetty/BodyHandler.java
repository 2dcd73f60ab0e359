package dev.mockssp.server.jetty;

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
import org.eclipse.jetty.util.Callback;

/**
 * Reads the body of a request before Javalin handles the request. A body that arrives slowly holds no thread.
 *
 * <p>Jetty's {@code EagerContentHandler} cannot replace it: it sends the 413 itself, without a journal entry and
 * without reading the rest of the body, and it has no timeout for a body that stops arriving.
 *
 * <p>A vendor request that may take long continues on a second pool of threads, so that the admin API keeps the threads
 * of the first one.
 */
public final class BodyHandler extends Handler.Wrapper {

    private final InstantSource clock;
    private final Function<Request, Limits> limits;
    private final Executor slowThreads;

    /**
     * What applies to the body of one request.
     *
     * @param longest the maximum length of a body that is kept, in bytes
     * @param quick the maximum length of a body that is handled quickly, in bytes
     */
    public record Limits(int longest, int quick) {}

    /**
     * @param clock the clock for the arrival of requests
     * @param limits returns the limits of a request, before its body is read
     * @param slowThreads run the requests that may take long
     * @param next handles the requests with their bodies
     */
    public BodyHandler(InstantSource clock, Function<Request, Limits> limits, Executor slowThreads, Handler next) {
        super(next);
        this.clock = clock;
        this.limits = limits;
        this.slowThreads = slowThreads;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Instant receivedAt = clock.instant();
        // The delay of a response may be longer than the idle timeout. A read of the body still times out.
        request.addIdleTimeoutListener(timeout -> false);
        Limits limit = limits.apply(request);
        Executor threads = request.getComponents().getExecutor();
        BodyReader.Outcome outcome = new BodyReader.Outcome() {
            @Override
            public void read(BodyReader.Body body, boolean onHandlingThread) {
                boolean slow = body.bytes().length > limit.quick();
                Runnable next = () -> next(new BufferedRequest(request, receivedAt, body), response, callback);
                if (onHandlingThread && !slow) {
                    next.run();
                } else {
                    execute(slow ? slowThreads : threads, next, callback);
                }
            }

            @Override
            public void failed(Throwable failure) {
                if (failure instanceof TimeoutException) {
                    execute(
                            threads,
                            () -> Response.writeError(request, response, callback, 408, "The body did not arrive"),
                            callback);
                } else {
                    callback.failed(failure);
                }
            }
        };
        if (BodyReader.expectsRefusal(request, limit.longest())) {
            outcome.read(BodyReader.Body.REFUSED, true);
        } else {
            new BodyReader(request, limit.longest(), outcome).start();
        }
        return true;
    }

    private static void execute(Executor threads, Runnable step, Callback callback) {
        try {
            threads.execute(step);
        } catch (RejectedExecutionException e) {
            callback.failed(e);
        }
    }

    private void next(BufferedRequest request, Response response, Callback callback) {
        if (!request.body().complete()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
