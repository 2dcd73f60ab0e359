package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.ShortId;
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

/** Converts winning bids to the JSON of revision 2025-11 (contract.md 1.4 and 1.5), including tracking URLs. */
public final class BidWriter {

    private final UrlFactory urls;
    private final ResponseMetadataFactory metadataFactory;
    private final SeededRandom random;

    public BidWriter(UrlFactory urls, ResponseMetadataFactory metadataFactory, SeededRandom random) {
        this.urls = urls;
        this.metadataFactory = metadataFactory;
        this.random = random;
    }

    String newBidId(KeyState state) {
        return "bid_".concat(random.hex("bid-id", state.shortName(), state.nextBid()));
    }

    SponsoredMessage message(
            RequestContext context, BidRequest request, ChatbotSettings settings, BidDecision decision, String bidId) {
        WinningBid winningBid = decision.winningBids().get(0);
        Campaign campaign = winningBid.campaign();
        Optional<String> image = settings.imageEnabled() && campaign.imageUrl().isPresent()
                ? Optional.of(urls.absolute(context, campaign.imageUrl().get()))
                : Optional.empty();
        return new SponsoredMessage(
                winningBid.format().label(),
                Json.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                winningBid.text(),
                campaign.description().orElse(null),
                campaign.ctaText(),
                tracked(context, request, decision, campaign, bidId, TrackingToken.Kind.CLICK),
                image,
                campaign.dsp(),
                bidId);
    }

    List<SponsoredPrompt> prompts(
            RequestContext context, BidRequest request, BidDecision decision, List<String> bidIds) {
        List<SponsoredPrompt> bids = new ArrayList<>();
        for (int i = 0; i < bidIds.size(); i++) {
            WinningBid winningBid = decision.winningBids().get(i);
            Campaign campaign = winningBid.campaign();
            bids.add(new SponsoredPrompt(
                    winningBid.format().label(),
                    bidIds.get(i),
                    campaign.advertiser(),
                    winningBid.text(),
                    tracked(context, request, decision, campaign, bidIds.get(i), TrackingToken.Kind.CLICK),
                    urls.logo(context, campaign),
                    tracked(context, request, decision, campaign, bidIds.get(i), TrackingToken.Kind.VIEW)));
        }
        return bids;
    }

    private String tracked(
            RequestContext context,
            BidRequest request,
            BidDecision decision,
            Campaign campaign,
            String bidId,
            TrackingToken.Kind kind) {
        KeyState state = context.require(KeyState.class);
        return urls.tracked(
                context,
                state,
                new TrackingToken(
                        kind,
                        state.id(),
                        state.issuedTokens.takeSerial(),
                        metadataFactory.requestId(context),
                        bidId,
                        campaign.id(),
                        ShortId.of(request.userId()),
                        urls.absolute(context, campaign.landingUrl()),
                        request.config().experimentTag(),
                        decision.billable(),
                        campaign.priceCents()));
    }
}
