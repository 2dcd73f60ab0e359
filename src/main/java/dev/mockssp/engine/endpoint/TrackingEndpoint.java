package dev.mockssp.engine.endpoint;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.journal.Outcome;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Clicks and views (contract.md 1.9 and 2.2): needs no key, counts against no limit, looks at no origin. */
public final class TrackingEndpoint implements NamedHandler {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-store");

    private final TrackingToken.Kind kind;
    private final TokenSigner seal;
    private final KeyStateStore states;

    public TrackingEndpoint(TrackingToken.Kind kind, TokenSigner seal, KeyStateStore states) {
        this.kind = kind;
        this.seal = seal;
        this.states = states;
    }

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public Response handle(RequestContext call) {
        String token = kind == TrackingToken.Kind.PRODUCT
                ? call.request().path().substring(UrlFactory.PRODUCT.length())
                : parameter(call.request().query());
        Optional<TrackingToken> ticket = seal.verify(token).filter(found -> found.kind() == kind);
        Optional<KeyState> state = ticket.flatMap(found -> states.find(found.owner()))
                .filter(found -> found.ledger.knows(ticket.get().serial(), token));
        if (state.isEmpty()) {
            String problem =
                    token.isEmpty() ? "The token is missing" : "This is no " + kind.label() + " token of this run";
            return call.require(VendorApi.class).error(call, DecidedBy.TOKEN, 404, problem);
        }
        return kind == TrackingToken.Kind.VIEW ? viewed(call, ticket.get()) : clicked(call, state.get(), ticket.get());
    }

    private static Response clicked(RequestContext call, KeyState state, TrackingToken ticket) {
        state.clicks.add(ticket.userId(), ticket.campaign());
        note(call, ticket, Outcome.Kind.CLICK, 0);
        return Response.Bytes.empty(302, NOT_CACHED.with("Location", ticket.landing()));
    }

    private static Response viewed(RequestContext call, TrackingToken ticket) {
        note(call, ticket, Outcome.Kind.VIEW, 1);
        return new Response.Bytes(200, NOT_CACHED, "image/gif", PIXEL);
    }

    private static void note(RequestContext call, TrackingToken ticket, Outcome.Kind kind, int impressions) {
        call.put(TrackingToken.class, ticket).put(DecidedBy.class, DecidedBy.TOKEN);
        ticket.experimentTag().ifPresent(tag -> call.put(ExperimentTag.class, new ExperimentTag(tag)));
        call.put(
                Outcome.class,
                new Outcome(
                        kind,
                        ticket.campaign(),
                        ticket.billable(),
                        impressions,
                        impressions * ticket.priceCents(),
                        List.of(ticket.bidId())));
    }

    private static String parameter(String query) {
        for (String pair : query.split("&")) {
            if (pair.startsWith("token=")) {
                return pair.substring("token=".length());
            }
        }
        return "";
    }
}
