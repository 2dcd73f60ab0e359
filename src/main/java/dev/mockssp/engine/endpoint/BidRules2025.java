package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.Audience;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.core.RequestContext;
import dev.mockssp.geo.Location;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.AdVariant;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SponsoredMessage;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Revision 2025-11 (contract.md 1.2 and 1.4). */
final class BidRules2025 implements BidRules {

    @Override
    public BidRequest read(JsonNode body) {
        return BidRequest.of(body);
    }

    @Override
    public Audience audience(RequestContext context, BidRequest request, Location location) {
        return Audience.ANY;
    }

    @Override
    public Object single(WinningBid bid, ChatbotSettings settings, BidLinks links, Set<AdVariant> variants) {
        Campaign campaign = bid.campaign();
        return new SponsoredMessage(
                bid.format().label(),
                Json.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                bid.text(),
                campaign.description().orElse(null),
                campaign.ctaText(),
                links.tracked(TrackingToken.Kind.CLICK),
                settings.imageEnabled() ? links.image() : Optional.empty(),
                campaign.dsp(),
                links.bidId());
    }

    @Override
    public TrackingToken.Kind viewOfPrompt() {
        return TrackingToken.Kind.VIEW;
    }

    @Override
    public boolean countsImpressionAtBid() {
        return true;
    }
}
