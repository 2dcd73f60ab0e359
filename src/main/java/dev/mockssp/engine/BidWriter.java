package dev.mockssp.engine;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Offer;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.tracking.Ticket;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SponsoredMessage;
import dev.mockssp.wire.SponsoredPrompt;
import dev.mockssp.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes offers as bids of revision 2025-11 (contract.md 1.4 and 1.5), tracking URLs included. */
final class BidWriter {

    private final Links links;
    private final Stamps stamps;
    private final Chance chance;

    BidWriter(Links links, Stamps stamps, Chance chance) {
        this.links = links;
        this.stamps = stamps;
        this.chance = chance;
    }

    String newBidId(KeyState state) {
        return "bid_".concat(chance.hex("bid-id", state.keyName(), state.nextBid()));
    }

    SponsoredMessage message(Call call, BidRequest request, ChatbotSettings settings, Decision decision, String bidId) {
        Offer offer = decision.offers().get(0);
        Campaign campaign = offer.campaign();
        Optional<String> image = settings.imageEnabled() && campaign.imageUrl().isPresent()
                ? Optional.of(links.absolute(call, campaign.imageUrl().get()))
                : Optional.empty();
        return new SponsoredMessage(
                offer.format().label(),
                Wire.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                offer.text(),
                campaign.description().orElse(null),
                campaign.ctaText(),
                tracked(call, request, decision, campaign, bidId, Ticket.Kind.CLICK),
                image,
                campaign.dsp(),
                bidId);
    }

    List<SponsoredPrompt> prompts(Call call, BidRequest request, Decision decision, List<String> bidIds) {
        List<SponsoredPrompt> bids = new ArrayList<>();
        for (int i = 0; i < bidIds.size(); i++) {
            Offer offer = decision.offers().get(i);
            Campaign campaign = offer.campaign();
            bids.add(new SponsoredPrompt(
                    offer.format().label(),
                    bidIds.get(i),
                    campaign.advertiser(),
                    offer.text(),
                    tracked(call, request, decision, campaign, bidIds.get(i), Ticket.Kind.CLICK),
                    links.logo(call, campaign),
                    tracked(call, request, decision, campaign, bidIds.get(i), Ticket.Kind.VIEW)));
        }
        return bids;
    }

    private String tracked(
            Call call, BidRequest request, Decision decision, Campaign campaign, String bidId, Ticket.Kind kind) {
        KeyState state = call.get(KeyState.class);
        return links.tracked(
                call,
                state,
                new Ticket(
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
