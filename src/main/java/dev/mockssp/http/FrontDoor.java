package dev.mockssp.http;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Responder;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every request comes in: to the routes if one of them wants it, else to the pages and the vendor. The latter do
 * not pass through the servlet API, which has its own mind about paths, methods and errors.
 */
final class FrontDoor extends Handler.Wrapper {

    /** In bytes; a longer one takes so long that the other connections of the same thread would notice. */
    private static final int LONG_BODY = 64 * 1024;

    private interface Step {
        void take() throws Exception;
    }

    private final Site site;
    private final Responder responder;
    private final InFlight inFlight;
    private final AdminEvents events;

    FrontDoor(Site site, InFlight inFlight) {
        super(new OnDemand(() -> new Routes(site.routes()).handler()));
        this.site = site;
        this.responder = new Pages(site.documents()).before(site.vendor());
        this.inFlight = inFlight;
        this.events = new AdminEvents(site.events(), inFlight, new HostNames(site.hosts()));
    }

    /** Most requests are answered by the thread that read them, which must not wait: what takes longer goes to others. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Arrival arrival = new Arrival(request);
        InFlight.Ticket ticket = inFlight.enter(callback);
        if (events.claim(arrival.method(), arrival.path())) {
            notSniffed(response);
            elsewhere(request, response, ticket, () -> events.open(request, response, ticket));
        } else if (!Pages.claim(arrival.method(), arrival.path()) && Routes.claim(arrival.method(), arrival.path())) {
            notSniffed(response);
            elsewhere(request, response, ticket, () -> route(request, response, ticket));
        } else {
            receive(arrival, response, ticket);
        }
        return true;
    }

    /** Nothing of our own is to be taken for a page because of what it quotes; the vendor's answers stay as they are. */
    private static void notSniffed(Response response) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }

    private static void elsewhere(Request request, Response response, Callback callback, Step step) {
        try {
            request.getComponents().getExecutor().execute(() -> {
                try {
                    step.take();
                } catch (Throwable e) {
                    Response.writeError(request, response, callback, e);
                }
            });
        } catch (RejectedExecutionException e) {
            callback.failed(e);
        }
    }

    private void route(Request request, Response response, Callback callback) throws Exception {
        if (!super.handle(request, response, callback)) {
            Response.writeError(request, response, callback, 404);
        }
    }

    private void receive(Arrival arrival, Response response, InFlight.Ticket ticket) {
        Instant receivedAt = site.clock().instant();
        Request request = arrival.inner();
        // a delay may be longer than the idle timeout; while the body is read, the timeout goes to the reader
        request.addIdleTimeoutListener(timeout -> false);
        Delivery delivery = new Delivery(inFlight, request, response, ticket);
        BodyReader.Outcome outcome = new BodyReader.Outcome() {
            @Override
            public void read(BodyReader.Body body) {
                if (!body.complete()) {
                    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
                }
                Call call = new Call(arrival.with(body), receivedAt);
                if (site.waits() || body.bytes().length > LONG_BODY) {
                    elsewhere(request, response, ticket, () -> delivery.answer(responder, call));
                } else {
                    delivery.answer(responder, call);
                }
            }

            @Override
            public void failed(Throwable failure) {
                refuse(request, response, ticket, failure);
            }
        };
        if (arrival.asksInVain(site.bodyLimit())) {
            outcome.read(new BodyReader.Body(new byte[0], true, false));
        } else {
            new BodyReader(request, site.bodyLimit(), outcome).run();
        }
    }

    private static void refuse(Request request, Response response, Callback callback, Throwable failure) {
        if (failure instanceof TimeoutException) {
            Response.writeError(request, response, callback, 408, "The body did not arrive");
        } else {
            callback.failed(failure);
        }
    }
}
