package dev.mockssp.engine;

import dev.mockssp.auction.Campaign;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.tracking.Ticket;
import dev.mockssp.wire.GetAdAnswer;
import dev.mockssp.wire.GetAdRequest;
import java.util.Optional;

/** Writes a campaign as the product of a legacy answer (contract.md 2.2). */
final class ProductWriter {

    private final Links links;
    private final Stamps stamps;
    private final Chance chance;

    ProductWriter(Links links, Stamps stamps, Chance chance) {
        this.links = links;
        this.stamps = stamps;
        this.chance = chance;
    }

    String newBidId(KeyState state) {
        return "ad_" + chance.hex("ad-id", state.keyName(), state.nextBid());
    }

    GetAdAnswer.Product product(Call call, GetAdRequest request, Campaign campaign, String adId, boolean billable) {
        KeyState state = call.get(KeyState.class);
        Ticket ticket = new Ticket(
                Ticket.Kind.PRODUCT,
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
        return new GetAdAnswer.Product(
                campaign.creative(),
                campaign.product(),
                links.productImage(call, campaign),
                links.tracked(call, state, ticket));
    }
}
