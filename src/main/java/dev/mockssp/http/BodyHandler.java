package dev.mockssp.http;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the body of a request before Javalin handles the request. A body that arrives slowly holds no thread.
 *
 * <p>Jetty's {@code EagerContentHandler} does not replace it: it answers 413 itself, outside the journal and without
 * reading the rest, and it never gives up on a body that stops arriving.
 *
 * <p>A vendor request that may take long continues on a second pool of threads, so that the admin API keeps the threads
 * of the first one.
 */
final class BodyHandler extends Handler.Wrapper {

    /** In bytes. The engine checks a longer body for so long that it would hold up other requests. */
    private static final int LONG_BODY = 64 * 1024;

    private final Site site;
    private final Executor slowThreads;

    /**
     * @param slowThreads handle vendor requests that may take long
     * @param next handles the requests with their bodies
     */
    BodyHandler(Site site, Executor slowThreads, Handler next) {
        super(next);
        this.site = site;
        this.slowThreads = slowThreads;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Instant receivedAt = site.clock().instant();
        // The delay of a response may be longer than the idle timeout. A read of the body still times out.
        request.addIdleTimeoutListener(timeout -> false);
        boolean admin = AdminApi.claims(request.getMethod(), RequestMapper.path(request.getHttpURI()));
        int limit = admin ? AdminApi.BODY_LIMIT : site.bodyLimit();
        Executor threads = request.getComponents().getExecutor();
        BodyReader.Outcome outcome = new BodyReader.Outcome() {
            @Override
            public void read(BodyReader.Body body, boolean onHandlingThread) {
                boolean slow = !admin && (site.waits() || body.bytes().length > LONG_BODY);
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
        if (RequestMapper.expectsRefusal(request, limit)) {
            outcome.read(BodyReader.Body.REFUSED, true);
        } else {
            new BodyReader(request, limit, outcome).start();
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
