package dev.mockssp.engine;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Format;
import dev.mockssp.auction.Inventory;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.wire.GetAdAnswer;
import dev.mockssp.wire.SponsoredMessage;
import dev.mockssp.wire.SspAnswer;
import dev.mockssp.wire.Wire;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Answers that will break on the wire anyway: they look right, but no bid stands behind them. */
final class Samples implements Responder {

    private static final String NO_TOKEN = "never-issued";

    private final SspDialect ssp;
    private final LegacyDialect legacy;
    private final Links links;
    private final Supplier<Inventory> inventory;

    Samples(SspDialect ssp, LegacyDialect legacy, Links links, Supplier<Inventory> inventory) {
        this.ssp = ssp;
        this.legacy = legacy;
        this.links = links;
        this.inventory = inventory;
    }

    @Override
    public Reply answer(Call call) {
        Optional<Campaign> campaign = inventory.get().campaigns().stream()
                .filter(candidate -> candidate.formats().contains(Format.SPONSORED_MESSAGE))
                .findFirst();
        if (call.get(Dialect.class) instanceof LegacyDialect) {
            Object data = campaign.<Object>map(found -> product(call, found)).orElse(Map.of());
            return legacy.success(call, "Ad served successfully", data);
        }
        return ssp.success(
                call,
                "Bid successful",
                new SspAnswer.OneBid(campaign.map(found -> bid(call, found)).orElse(null)));
    }

    private SponsoredMessage bid(Call call, Campaign campaign) {
        return new SponsoredMessage(
                Format.SPONSORED_MESSAGE.label(),
                Wire.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                campaign.headlineWithin(OptionalInt.empty()).orElse(campaign.product()),
                campaign.description().orElse(null),
                campaign.ctaText(),
                links.base(call) + Links.CLICK + "?token=" + NO_TOKEN,
                campaign.imageUrl().map(url -> links.absolute(call, url)),
                campaign.dsp(),
                "bid_" + NO_TOKEN);
    }

    private GetAdAnswer.Product product(Call call, Campaign campaign) {
        return new GetAdAnswer.Product(
                campaign.creative(),
                campaign.product(),
                links.productImage(call, campaign),
                links.base(call) + Links.PRODUCT + NO_TOKEN);
    }
}
