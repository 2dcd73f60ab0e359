package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.json.Json;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SponsoredMessage;
import dev.mockssp.wire.SponsoredPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes offers as bids of revision 2025-11 (contract.md 1.4 and 1.5), tracking URLs included. */
public final class BidWriter {

    private final UrlFactory links;
    private final ResponseMetadataFactory stamps;
    private final SeededRandom chance;

    public BidWriter(UrlFactory links, ResponseMetadataFactory stamps, SeededRandom chance) {
        this.links = links;
        this.stamps = stamps;
        this.chance = chance;
    }

    String newBidId(KeyState state) {
        return "bid_".concat(chance.hex("bid-id", state.keyName(), state.nextBid()));
    }

    SponsoredMessage message(
            RequestContext call, BidRequest request, ChatbotSettings settings, BidDecision decision, String bidId) {
        WinningBid offer = decision.offers().get(0);
        Campaign campaign = offer.campaign();
        Optional<String> image = settings.imageEnabled() && campaign.imageUrl().isPresent()
                ? Optional.of(links.absolute(call, campaign.imageUrl().get()))
                : Optional.empty();
        return new SponsoredMessage(
                offer.format().label(),
                Json.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                offer.text(),
                campaign.description().orElse(null),
                campaign.ctaText(),
                tracked(call, request, decision, campaign, bidId, TrackingToken.Kind.CLICK),
                image,
                campaign.dsp(),
                bidId);
    }

    List<SponsoredPrompt> prompts(RequestContext call, BidRequest request, BidDecision decision, List<String> bidIds) {
        List<SponsoredPrompt> bids = new ArrayList<>();
        for (int i = 0; i < bidIds.size(); i++) {
            WinningBid offer = decision.offers().get(i);
            Campaign campaign = offer.campaign();
            bids.add(new SponsoredPrompt(
                    offer.format().label(),
                    bidIds.get(i),
                    campaign.advertiser(),
                    offer.text(),
                    tracked(call, request, decision, campaign, bidIds.get(i), TrackingToken.Kind.CLICK),
                    links.logo(call, campaign),
                    tracked(call, request, decision, campaign, bidIds.get(i), TrackingToken.Kind.VIEW)));
        }
        return bids;
    }

    private String tracked(
            RequestContext call,
            BidRequest request,
            BidDecision decision,
            Campaign campaign,
            String bidId,
            TrackingToken.Kind kind) {
        KeyState state = call.require(KeyState.class);
        return links.tracked(
                call,
                state,
                new TrackingToken(
                        kind,
                        state.id(),
                        state.ledger.takeSerial(),
                        stamps.requestId(call),
                        bidId,
                        campaign.id(),
                        request.userId(),
                        links.absolute(call, campaign.landingUrl()),
                        request.config().experimentTag(),
                        decision.billable(),
                        campaign.priceCents()));
    }
}
