package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Campaign;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import java.util.Optional;

/** The URLs of one bid. */
final class BidLinks {

    private final UrlFactory urls;
    private final ResponseMetadataFactory metadataFactory;
    private final RequestContext context;
    private final BidRequest request;
    private final boolean billable;
    private final Campaign campaign;
    private final String bidId;

    BidLinks(
            UrlFactory urls,
            ResponseMetadataFactory metadataFactory,
            RequestContext context,
            BidRequest request,
            boolean billable,
            Campaign campaign,
            String bidId) {
        this.urls = urls;
        this.metadataFactory = metadataFactory;
        this.context = context;
        this.request = request;
        this.billable = billable;
        this.campaign = campaign;
        this.bidId = bidId;
    }

    String bidId() {
        return bidId;
    }

    Optional<String> image() {
        return campaign.imageUrl().map(url -> urls.absolute(context, url));
    }

    String logo() {
        return urls.logo(context, campaign);
    }

    /** A new tracking URL. */
    String tracked(TrackingToken.Kind kind) {
        return urls.tracked(context, state(), token(kind));
    }

    /** A new tracking URL whose token has expired. */
    String expired(TrackingToken.Kind kind) {
        return urls.expired(context, token(kind));
    }

    /** A new token, which is not yet issued. */
    TrackingToken token(TrackingToken.Kind kind) {
        KeyState state = state();
        return new TrackingToken(
                kind,
                state.id(),
                state.issuedTokens.takeSerial(),
                metadataFactory.requestId(context),
                bidId,
                campaign.id(),
                ShortId.of(request.userId()),
                urls.landing(context, campaign),
                request.config().experimentTag(),
                billable,
                campaign.priceCents(),
                request.config().restrictedClickArea());
    }

    /** The tracking URL of a token of this bid. */
    String tracked(TrackingToken token) {
        return urls.tracked(context, state(), token);
    }

    KeyState state() {
        return context.require(KeyState.class);
    }
}
