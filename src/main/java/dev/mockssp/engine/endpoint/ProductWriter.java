package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Campaign;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.GetAdRequest;
import dev.mockssp.wire.GetAdResponse;
import java.util.Optional;

/** Writes a campaign as the product of a legacy answer (contract.md 2.2). */
public final class ProductWriter {

    private final UrlFactory links;
    private final ResponseMetadataFactory stamps;
    private final SeededRandom chance;

    public ProductWriter(UrlFactory links, ResponseMetadataFactory stamps, SeededRandom chance) {
        this.links = links;
        this.stamps = stamps;
        this.chance = chance;
    }

    String newBidId(KeyState state) {
        return "ad_" + chance.hex("ad-id", state.keyName(), state.nextBid());
    }

    GetAdResponse.Product product(
            RequestContext call, GetAdRequest request, Campaign campaign, String adId, boolean billable) {
        KeyState state = call.require(KeyState.class);
        TrackingToken ticket = new TrackingToken(
                TrackingToken.Kind.PRODUCT,
                state.id(),
                state.ledger.takeSerial(),
                stamps.requestId(call),
                adId,
                campaign.id(),
                request.userId(),
                links.absolute(call, campaign.landingUrl()),
                Optional.empty(),
                billable,
                campaign.priceCents());
        return new GetAdResponse.Product(
                campaign.creative(),
                campaign.product(),
                links.productImage(call, campaign),
                links.tracked(call, state, ticket));
    }
}
