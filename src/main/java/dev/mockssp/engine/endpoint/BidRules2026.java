package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Audience;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Poll;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.api.ViewPixels;
import dev.mockssp.geo.AcceptedLanguages;
import dev.mockssp.geo.ConsentRegion;
import dev.mockssp.geo.Location;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.AdVariant;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SponsoredMessage2026;
import dev.mockssp.wire.SponsoredPoll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Revision 2026 (revision-2026.md, sections 2, 4 and 6). */
final class BidRules2026 implements BidRules {

    @Override
    public BidRequest read(JsonNode body) {
        return BidRequest.of2026(body);
    }

    @Override
    public Audience audience(RequestContext context, BidRequest request, Location location) {
        return new Audience(
                ownDemandOnly(request, location),
                request.opener() && request.messages().isEmpty()
                        ? AcceptedLanguages.of(context.request().headers().first("Accept-Language"))
                        : Optional.empty(),
                location.hour(context.receivedAt()));
    }

    private static boolean ownDemandOnly(BidRequest request, Location location) {
        return switch (ConsentRegion.of(location)) {
            case TCF -> request.userMetadata().tcfConsent().isEmpty();
            case CALIFORNIA -> request.userMetadata().usPrivacy().isEmpty();
            case NONE -> false;
        };
    }

    @Override
    public Object single(WinningBid bid, ChatbotSettings settings, BidLinks links, Set<AdVariant> variants) {
        return bid.format() == AdFormat.SPONSORED_POLL
                ? poll(bid, links, variants)
                : message(bid, settings, links, variants);
    }

    private static SponsoredMessage2026 message(
            WinningBid bid, ChatbotSettings settings, BidLinks links, Set<AdVariant> variants) {
        Campaign campaign = bid.campaign();
        Optional<String> image = settings.imageEnabled() ? links.image() : Optional.empty();
        String click = links.tracked(TrackingToken.Kind.CLICK);
        ViewPixels pixels = pixels(campaign, links, variants);
        return new SponsoredMessage2026(
                bid.format().label(),
                Json.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                bid.text(),
                campaign.description().orElse(null),
                campaign.ctaText(),
                pixels.in(click),
                image.isPresent() ? "image" : "text",
                links.logo(),
                image,
                variants.contains(AdVariant.VIEW_URL_MEMBER) ? pixels.dsp() : Optional.empty(),
                campaign.dsp(),
                links.bidId());
    }

    private static SponsoredPoll poll(WinningBid bid, BidLinks links, Set<AdVariant> variants) {
        Campaign campaign = bid.campaign();
        Poll poll = campaign.poll().orElseThrow();
        TrackingToken token = links.token(TrackingToken.Kind.POLL);
        links.state().pollVotes.shown(campaign.id(), PollStart.of(campaign.id(), poll), token.serial());
        if (variants.contains(AdVariant.DUPLICATE_VOTE)) {
            links.state().usedTokens.use(token.serial());
        }
        String vote = links.tracked(token) + (variants.contains(AdVariant.EARLIER_POLL_FORM) ? PollForm.EARLIER : "");
        ViewPixels pixels = pixels(campaign, links, variants);
        Optional<String> click = campaign.ctaText().map(text -> links.tracked(TrackingToken.Kind.CLICK));
        return new SponsoredPoll(
                bid.format().label(),
                Json.dollars(campaign.priceCents()),
                campaign.advertiser(),
                campaign.domain(),
                poll.question(),
                options(poll),
                vote,
                vote.replace(VendorPaths.POLL_VOTE, VendorPaths.POLL_RESULTS),
                campaign.ctaText(),
                click,
                click.map(pixels::in),
                links.logo(),
                pixels.exchange(),
                campaign.dsp(),
                links.bidId());
    }

    private static List<SponsoredPoll.Option> options(Poll poll) {
        return IntStream.range(0, poll.options().size())
                .mapToObj(i -> new SponsoredPoll.Option(
                        Integer.toString(i), poll.options().get(i)))
                .toList();
    }

    private static ViewPixels pixels(Campaign campaign, BidLinks links, Set<AdVariant> variants) {
        boolean late = variants.contains(AdVariant.LATE_VIEW_TOKEN);
        return new ViewPixels(
                campaign.viewPixel() ? Optional.of(pixel(TrackingToken.Kind.DSP_VIEW, links, late)) : Optional.empty(),
                pixel(TrackingToken.Kind.EXCHANGE_VIEW, links, late));
    }

    private static String pixel(TrackingToken.Kind kind, BidLinks links, boolean late) {
        return late ? links.expired(kind) : links.tracked(kind);
    }

    @Override
    public TrackingToken.Kind viewOfPrompt() {
        return TrackingToken.Kind.EXCHANGE_VIEW;
    }

    @Override
    public boolean countsImpressionAtBid() {
        return false;
    }
}
