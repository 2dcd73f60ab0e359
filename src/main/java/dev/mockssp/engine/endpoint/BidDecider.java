package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Auction;
import dev.mockssp.auction.AuctionRequest;
import dev.mockssp.auction.AuctionResult;
import dev.mockssp.auction.AuctionStage;
import dev.mockssp.auction.Audience;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.RequestKind;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NoBidMessages;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.geo.Location;
import dev.mockssp.pacing.PacingDecision;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.wire.BidRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Decides the result of a bid request: by the scenario's step, or else by pacing and the auction (contract.md 1.6). */
public final class BidDecider {

    private final Supplier<Inventory> inventory;
    private final SeededRandom random;
    private final double exploration;
    private final ToLongFunction<Revision> floors;

    /**
     * @param exploration the probability, from 0 to 1, that the exploration stage runs
     * @param floors the price that a bid must exceed in each revision, in cents of CPM
     */
    public BidDecider(
            Supplier<Inventory> inventory, SeededRandom random, double exploration, ToLongFunction<Revision> floors) {
        this.inventory = inventory;
        this.random = random;
        this.exploration = exploration;
        this.floors = floors;
    }

    /** The caller must hold the lock of the key's state. */
    BidDecision decide(RequestContext context, BidRequest request, ChatbotSettings settings, Audience audience) {
        Behaviour behaviour = context.require(PlayedStep.class).behaviour();
        if (behaviour instanceof Behaviour.NoBid noBid) {
            return suppressed(noBid);
        }
        if (behaviour instanceof Behaviour.Fill fill) {
            return filled(context, request, settings, fill);
        }
        PacingDecision pacing = pacing(context, request, settings);
        return pacing == PacingDecision.CLEAR
                ? auctioned(context, request, settings, audience)
                : BidDecision.none(DecidedBy.PACING, NoBidMessages.ssp(pacing));
    }

    private Inventory inventory(RequestContext context) {
        return inventory.get().in(context.require(ApiKey.class).revision());
    }

    private static BidDecision suppressed(Behaviour.NoBid noBid) {
        String message = noBid.message().orElseGet(() -> switch (noBid.reason()) {
            case NO_WINNER -> BidDecision.NO_BIDS;
            case AD_OFFSET -> NoBidMessages.ssp(PacingDecision.AD_OFFSET);
            case MAX_FREQUENCY -> NoBidMessages.ssp(PacingDecision.MAX_FREQUENCY);
        });
        return BidDecision.none(DecidedBy.SCENARIO, message);
    }

    private BidDecision filled(
            RequestContext context, BidRequest request, ChatbotSettings settings, Behaviour.Fill fill) {
        Optional<AdFormat> forced = fill.format()
                .flatMap(label ->
                        AdFormat.of(label, context.require(ApiKey.class).revision()))
                .filter(format -> !request.opener() || format != AdFormat.SPONSORED_POLL);
        AuctionRequest auctionRequest = auctionRequest(context, request, settings, Audience.ANY, false);
        Optional<Campaign> named =
                fill.ad().map(Campaign::of).or(() -> fill.campaign().flatMap(inventory(context)::find));
        if (named.isPresent()) {
            List<WinningBid> winningBids = forced.map(List::of).orElseGet(auctionRequest::preference).stream()
                    .map(format -> Auction.fillWithCampaign(named.get(), format, settings.maxHeadlineChars()))
                    .filter(bids -> !bids.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            return new BidDecision(
                    winningBids,
                    DecidedBy.SCENARIO,
                    BidDecision.NO_BIDS,
                    named.get().id(),
                    false,
                    Optional.empty());
        }
        if (fill.campaign().isPresent()) {
            return new BidDecision(
                    List.of(),
                    DecidedBy.SCENARIO,
                    BidDecision.NO_BIDS,
                    "the scenario names campaign " + fill.campaign().get() + ", which the inventory does not have",
                    false,
                    Optional.empty());
        }
        return decision(
                DecidedBy.SCENARIO,
                Auction.fillFromInventory(
                        auctionRequest, forced, inventory(context), context.require(KeyState.class).spend),
                false);
    }

    private static PacingDecision pacing(RequestContext context, BidRequest request, ChatbotSettings settings) {
        boolean paced = !context.require(ApiKey.class).staging()
                && !request.opener()
                && request.chatId().isPresent();
        return paced
                ? context.require(KeyState.class)
                        .sspPacer
                        .pace(
                                request.chatId().orElseThrow(),
                                request.turn(),
                                request.turnsFromLastAd(),
                                settings,
                                context.require(ApiKey.class).revision().frequencyUnit())
                : PacingDecision.CLEAR;
    }

    private BidDecision auctioned(
            RequestContext context, BidRequest request, ChatbotSettings settings, Audience audience) {
        KeyState state = context.require(KeyState.class);
        boolean explore =
                exploration > 0 && random.unit("exploration", state.shortName(), state.nextAuction()) < exploration;
        AuctionResult result = Auction.run(
                auctionRequest(context, request, settings, audience, explore), inventory(context), state.spend);
        return decision(
                DecidedBy.AUCTION, result, !context.require(ApiKey.class).staging());
    }

    private static BidDecision decision(DecidedBy decidedBy, AuctionResult result, boolean billable) {
        String reason = result.stage().map(AuctionStage::label).orElse("no campaign won");
        return new BidDecision(
                result.winningBids(),
                decidedBy,
                BidDecision.NO_BIDS,
                reason,
                billable,
                Optional.of(result.explanation()));
    }

    private AuctionRequest auctionRequest(
            RequestContext context, BidRequest request, ChatbotSettings settings, Audience audience, boolean explore) {
        ApiKey key = context.require(ApiKey.class);
        return new AuctionRequest(
                request.opener() || request.identityOnly() ? RequestKind.OPENER : RequestKind.CONTEXTUAL,
                formats(request, key.revision()),
                request.conversation(),
                key.staging() ? Audience.ANY : audience,
                context.require(Location.class).country(),
                floors.applyAsLong(key.revision()),
                settings.maxHeadlineChars(),
                request.force(),
                key.staging(),
                context.require(KeyState.class).clickHistory.of(ShortId.of(request.userId())),
                explore);
    }

    /** A request without a chat gets no prompts, because it is not an opener. */
    private static Set<AdFormat> formats(BidRequest request, Revision revision) {
        Set<AdFormat> formats = AdFormat.among(request.adFormats(), revision);
        if (request.identityOnly()) {
            formats.remove(AdFormat.SPONSORED_PROMPT);
        }
        return formats;
    }
}
