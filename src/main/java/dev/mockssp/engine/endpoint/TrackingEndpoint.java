package dev.mockssp.engine.endpoint;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.text.QueryString;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Outcome;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.TrackingError;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clicks and views (contract.md 1.9 and 2.2). The endpoint checks no API key, rate limit or origin. */
public final class TrackingEndpoint implements NamedHandler {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String RESTRICTED = ", restricted click area";
    private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-store");

    private static final Set<TrackingToken.Kind> VIEWS_2026 =
            Set.of(TrackingToken.Kind.EXCHANGE_VIEW, TrackingToken.Kind.DSP_VIEW);
    private static final Set<TrackingToken.Kind> VIEWS =
            Set.of(TrackingToken.Kind.VIEW, TrackingToken.Kind.EXCHANGE_VIEW, TrackingToken.Kind.DSP_VIEW);

    private final TrackingToken.Kind kind;
    private final Set<TrackingToken.Kind> accepted;
    private final TokenSigner signer;
    private final Revision revision;

    /**
     * @param kind the kind of the events; for a view, those of each revision
     * @param revision the revision of keys that have none of their own
     */
    public TrackingEndpoint(TrackingToken.Kind kind, TokenSigner signer, Revision revision) {
        this.kind = kind;
        this.accepted = kind == TrackingToken.Kind.VIEW ? VIEWS : Set.of(kind);
        this.signer = signer;
        this.revision = revision;
    }

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public Response handle(RequestContext context) {
        String token = kind == TrackingToken.Kind.PRODUCT
                ? context.request().path().substring(VendorPaths.PRODUCT.length())
                : token(context);
        Optional<TrackingToken> trackingToken =
                signer.verify(token).filter(decoded -> accepted.contains(decoded.kind()));
        Optional<KeyState> state = trackingToken
                .flatMap(issued -> context.require(Transaction.class).find(issued.owner()))
                .filter(owner -> owner.issuedTokens.knows(trackingToken.get().serial(), token));
        if (state.isEmpty()) {
            String problem =
                    token.isEmpty() ? "The token is missing" : "This is not a " + kind.label() + " token of this run";
            return notFound(context, trackingToken, problem);
        }
        return switch (trackingToken.get().kind()) {
            case VIEW -> viewed(context, trackingToken.get(), Outcome.Kind.VIEW, 1);
            case EXCHANGE_VIEW, DSP_VIEW -> pinged(context, state.get(), trackingToken.get());
            case CLICK, PRODUCT, POLL -> clicked(context, state.get(), trackingToken.get());
        };
    }

    /** An expired token says its revision if it is of a view; for any other, the revision is that of the server. */
    private Response notFound(RequestContext context, Optional<TrackingToken> expired, String problem) {
        boolean tracking = kind != TrackingToken.Kind.PRODUCT
                && (revision == Revision.R2026
                        || expired.filter(token -> VIEWS_2026.contains(token.kind()))
                                .isPresent());
        return tracking
                ? rejected(context, 404, TrackingError.EXPIRED, problem)
                : context.require(VendorApi.class).error(context, DecidedBy.TOKEN, 404, problem);
    }

    private static Response rejected(RequestContext context, int status, String detail, String reason) {
        context.put(DecidedBy.class, DecidedBy.TOKEN).put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, reason));
        return new Response.Json(status, NOT_CACHED, new TrackingError(detail));
    }

    /** Records a view of revision 2026: the first ping of the exchange's pixel is the impression. */
    private static Response pinged(RequestContext context, KeyState state, TrackingToken token) {
        if (context.request().headers().first("User-Agent").orElse("").isBlank()) {
            return rejected(context, 400, "The User-Agent header is required", "No User-Agent");
        }
        if (token.kind() == TrackingToken.Kind.DSP_VIEW) {
            return viewed(context, token, Outcome.Kind.DSP_VIEW, 0);
        }
        return viewed(context, token, Outcome.Kind.VIEW, state.usedTokens.use(token.serial()) ? 1 : 0);
    }

    /** The token in the query; empty if there is none. */
    static String token(RequestContext context) {
        return QueryString.parameter(context.request().query(), "token").orElse("");
    }

    private static Response clicked(RequestContext context, KeyState state, TrackingToken token) {
        state.clickHistory.add(token.user(), token.campaign());
        record(context, token, Outcome.Kind.CLICK, token.campaign(), 0);
        return Response.Bytes.empty(302, NOT_CACHED.with("Location", token.landing()));
    }

    private static Response viewed(RequestContext context, TrackingToken token, Outcome.Kind kind, int impressions) {
        boolean restricted = token.restrictedClickArea() && VIEWS_2026.contains(token.kind());
        String remark = restricted ? RESTRICTED : "";
        record(context, token, kind, token.campaign() + remark, impressions);
        return new Response.Bytes(200, NOT_CACHED, "image/gif", PIXEL);
    }

    static void record(RequestContext context, TrackingToken token, Outcome.Kind kind, String reason, int impressions) {
        context.put(TrackingToken.class, token).put(DecidedBy.class, DecidedBy.TOKEN);
        token.experimentTag().ifPresent(tag -> context.put(ExperimentTag.class, new ExperimentTag(tag)));
        boolean view = kind == Outcome.Kind.VIEW || kind == Outcome.Kind.DSP_VIEW;
        boolean billable = token.billable() && (!view || impressions > 0);
        context.put(
                Outcome.class,
                new Outcome(
                        kind, reason, billable, impressions, impressions * token.priceCents(), List.of(token.bidId())));
    }
}
