package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.scenario.AdVariant;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SponsoredPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Converts winning bids to JSON (contract.md 1.4 and 1.5), including tracking URLs. */
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

    /** A message or a poll. */
    Object single(
            RequestContext context, BidRequest request, ChatbotSettings settings, BidDecision decision, String bidId) {
        WinningBid winningBid = decision.winningBids().get(0);
        return rules(context)
                .single(
                        winningBid,
                        settings,
                        links(context, request, decision, winningBid.campaign(), bidId),
                        variants(context));
    }

    List<SponsoredPrompt> prompts(
            RequestContext context, BidRequest request, BidDecision decision, List<String> bidIds) {
        List<SponsoredPrompt> bids = new ArrayList<>();
        for (int i = 0; i < bidIds.size(); i++) {
            WinningBid winningBid = decision.winningBids().get(i);
            Campaign campaign = winningBid.campaign();
            BidLinks links = links(context, request, decision, campaign, bidIds.get(i));
            bids.add(new SponsoredPrompt(
                    winningBid.format().label(),
                    bidIds.get(i),
                    campaign.advertiser(),
                    winningBid.text(),
                    links.tracked(TrackingToken.Kind.CLICK),
                    links.logo(),
                    links.tracked(rules(context).viewOfPrompt())));
        }
        return bids;
    }

    private BidLinks links(
            RequestContext context, BidRequest request, BidDecision decision, Campaign campaign, String bidId) {
        return new BidLinks(urls, metadataFactory, context, request, decision.billable(), campaign, bidId);
    }

    private static BidRules rules(RequestContext context) {
        return BidRules.of(context.require(ApiKey.class).revision());
    }

    private static Set<AdVariant> variants(RequestContext context) {
        return context.require(PlayedStep.class).behaviour() instanceof Behaviour.Fill fill
                ? fill.variants()
                : Set.of();
    }
}
