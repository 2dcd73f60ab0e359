package dev.mockssp.engine.endpoint;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.journal.Outcome;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Clicks and views (contract.md 1.9 and 2.2). The endpoint checks no API key, rate limit or origin. */
public final class TrackingEndpoint implements NamedHandler {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-store");

    private final TrackingToken.Kind kind;
    private final TokenSigner signer;
    private final KeyStateStore states;

    public TrackingEndpoint(TrackingToken.Kind kind, TokenSigner signer, KeyStateStore states) {
        this.kind = kind;
        this.signer = signer;
        this.states = states;
    }

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public Response handle(RequestContext context) {
        String token = kind == TrackingToken.Kind.PRODUCT
                ? context.request().path().substring(VendorPaths.PRODUCT.length())
                : parameter(context.request().query());
        Optional<TrackingToken> trackingToken = signer.verify(token).filter(decoded -> decoded.kind() == kind);
        Optional<KeyState> state = trackingToken
                .flatMap(issued -> states.find(issued.owner()))
                .filter(owner -> owner.issuedTokens.knows(trackingToken.get().serial(), token));
        if (state.isEmpty()) {
            String problem =
                    token.isEmpty() ? "The token is missing" : "This is not a " + kind.label() + " token of this run";
            return context.require(VendorApi.class).error(context, DecidedBy.TOKEN, 404, problem);
        }
        return kind == TrackingToken.Kind.VIEW
                ? viewed(context, trackingToken.get())
                : clicked(context, state.get(), trackingToken.get());
    }

    private static Response clicked(RequestContext context, KeyState state, TrackingToken token) {
        state.clickHistory.add(token.user(), token.campaign());
        record(context, token, Outcome.Kind.CLICK, 0);
        return Response.Bytes.empty(302, NOT_CACHED.with("Location", token.landing()));
    }

    private static Response viewed(RequestContext context, TrackingToken token) {
        record(context, token, Outcome.Kind.VIEW, 1);
        return new Response.Bytes(200, NOT_CACHED, "image/gif", PIXEL);
    }

    private static void record(RequestContext context, TrackingToken token, Outcome.Kind kind, int impressions) {
        context.put(TrackingToken.class, token).put(DecidedBy.class, DecidedBy.TOKEN);
        token.experimentTag().ifPresent(tag -> context.put(ExperimentTag.class, new ExperimentTag(tag)));
        context.put(
                Outcome.class,
                new Outcome(
                        kind,
                        token.campaign(),
                        token.billable(),
                        impressions,
                        impressions * token.priceCents(),
                        List.of(token.bidId())));
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
