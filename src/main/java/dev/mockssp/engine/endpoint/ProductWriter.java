package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Campaign;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.GetAdRequest;
import dev.mockssp.wire.GetAdResponse;
import java.util.Optional;

/** Converts a campaign to the product of a legacy response (contract.md 2.2). */
public final class ProductWriter {

    private final UrlFactory urls;
    private final ResponseMetadataFactory metadataFactory;
    private final SeededRandom random;

    public ProductWriter(UrlFactory urls, ResponseMetadataFactory metadataFactory, SeededRandom random) {
        this.urls = urls;
        this.metadataFactory = metadataFactory;
        this.random = random;
    }

    String newBidId(KeyState state) {
        return "ad_" + random.hex("ad-id", state.shortName(), state.nextBid());
    }

    GetAdResponse.Product product(
            RequestContext context, GetAdRequest request, Campaign campaign, String adId, boolean billable) {
        KeyState state = context.require(KeyState.class);
        TrackingToken token = new TrackingToken(
                TrackingToken.Kind.PRODUCT,
                state.id(),
                state.issuedTokens.takeSerial(),
                metadataFactory.requestId(context),
                adId,
                campaign.id(),
                ShortId.of(request.userId()),
                urls.landing(context, campaign),
                Optional.empty(),
                billable,
                campaign.priceCents(),
                false);
        return new GetAdResponse.Product(
                campaign.creative(),
                campaign.product(),
                urls.productImage(context, campaign),
                urls.tracked(context, state, token));
    }
}
