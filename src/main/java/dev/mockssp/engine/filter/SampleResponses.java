package dev.mockssp.engine.filter;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.api.ViewPixels;
import dev.mockssp.json.Json;
import dev.mockssp.wire.BidResponse;
import dev.mockssp.wire.GetAdResponse;
import dev.mockssp.wire.SponsoredMessage;
import dev.mockssp.wire.SponsoredMessage2026;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Creates the responses that a scenario's fault breaks on the wire. They look complete, but their bids are not in the
 * key's state.
 */
public final class SampleResponses implements HttpHandler {

    private static final String NO_TOKEN = "never-issued";

    private final SspApi ssp;
    private final LegacyApi legacy;
    private final UrlFactory urls;
    private final Supplier<Inventory> inventory;

    public SampleResponses(SspApi ssp, LegacyApi legacy, UrlFactory urls, Supplier<Inventory> inventory) {
        this.ssp = ssp;
        this.legacy = legacy;
        this.urls = urls;
        this.inventory = inventory;
    }

    @Override
    public Response handle(RequestContext context) {
        Optional<Campaign> campaign = inventory
                .get()
                .in(context.require(ApiKey.class).revision())
                .campaigns()
                .stream()
                .filter(candidate -> candidate.formats().contains(AdFormat.SPONSORED_MESSAGE))
                .findFirst();
        if (context.require(VendorApi.class) instanceof LegacyApi) {
            Object data =
                    campaign.<Object>map(present -> product(context, present)).orElse(Map.of());
            return legacy.success(context, "Ad served successfully", data);
        }
        Revision revision = context.require(ApiKey.class).revision();
        return ssp.success(
                context,
                "Bid successful",
                new BidResponse.OneBid(campaign.map(present -> switch (revision) {
                            case R2025_11 -> bid(context, present);
                            case R2026 -> bid2026(context, present);
                        })
                        .orElse(null)));
    }

    private SponsoredMessage2026 bid2026(RequestContext context, Campaign campaign) {
        SponsoredMessage bid = bid(context, campaign);
        String pixel = urls.base(context) + VendorPaths.VIEW + "?token=" + NO_TOKEN;
        ViewPixels pixels = new ViewPixels(Optional.of(pixel).filter(url -> campaign.viewPixel()), pixel);
        return new SponsoredMessage2026(
                bid.ad_format(),
                bid.price(),
                bid.advertiser(),
                bid.domain(),
                bid.headline(),
                bid.description(),
                bid.cta_text(),
                pixels.in(bid.url()),
                bid.image_url().isPresent() ? "image" : "text",
                urls.logo(context, campaign),
                bid.image_url(),
                Optional.empty(),
                bid.dsp(),
                bid.bidId());
    }

    private SponsoredMessage bid(RequestContext context, Campaign campaign) {
        return new SponsoredMessage(
                AdFormat.SPONSORED_MESSAGE.label(),
                Json.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                campaign.headlineWithin(OptionalInt.empty()).orElse(campaign.product()),
                campaign.description().orElse(null),
                campaign.ctaText(),
                urls.base(context) + VendorPaths.CLICK + "?token=" + NO_TOKEN,
                campaign.imageUrl().map(url -> urls.absolute(context, url)),
                campaign.dsp(),
                "bid_" + NO_TOKEN);
    }

    private GetAdResponse.Product product(RequestContext context, Campaign campaign) {
        return new GetAdResponse.Product(
                campaign.creative(),
                campaign.product(),
                urls.productImage(context, campaign),
                urls.base(context) + VendorPaths.PRODUCT + NO_TOKEN);
    }
}
