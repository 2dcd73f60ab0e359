package dev.mockssp.http;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Responder;
import java.time.Instant;
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

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Arrival arrival = new Arrival(request);
        InFlight.Ticket ticket = inFlight.enter(callback);
        if (events.claim(arrival.method(), arrival.path())) {
            notSniffed(response);
            events.open(request, response, ticket);
            return true;
        }
        if (!Pages.claim(arrival.method(), arrival.path()) && Routes.claim(arrival.method(), arrival.path())) {
            notSniffed(response);
            request.getComponents().getExecutor().execute(() -> handleRoute(request, response, ticket));
            return true;
        }
        receive(arrival, response, ticket);
        return true;
    }

    /** Nothing of our own is to be taken for a page because of what it quotes; the vendor's answers stay as they are. */
    private static void notSniffed(Response response) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }

    private void handleRoute(Request request, Response response, InFlight.Ticket ticket) {
        try {
            if (!super.handle(request, response, ticket)) {
                Response.writeError(request, response, ticket, 404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, ticket, e);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
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
                delivery.answer(responder, new Call(arrival.with(body), receivedAt));
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
