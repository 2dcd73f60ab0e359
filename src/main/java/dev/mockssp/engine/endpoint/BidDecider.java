package dev.mockssp.engine.endpoint;

import static dev.mockssp.auction.Auction.fill;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Auction;
import dev.mockssp.auction.AuctionRequest;
import dev.mockssp.auction.AuctionResult;
import dev.mockssp.auction.AuctionStage;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.RequestKind;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
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
import java.util.function.Supplier;

/** Decides what a bid request gets: the scenario's step, else pacing and the auction (contract.md 1.6). */
public final class BidDecider {

    private final Supplier<Inventory> inventory;
    private final SeededRandom chance;
    private final double exploration;

    /** @param exploration the chance, from 0 to 1, that the exploration stage runs */
    public BidDecider(Supplier<Inventory> inventory, SeededRandom chance, double exploration) {
        this.inventory = inventory;
        this.chance = chance;
        this.exploration = exploration;
    }

    /** Called under the state's lock. */
    BidDecision decide(RequestContext call, BidRequest request, ChatbotSettings settings) {
        Behaviour behaviour = call.require(PlayedStep.class).behaviour();
        if (behaviour instanceof Behaviour.NoBid noBid) {
            return withheld(noBid);
        }
        if (behaviour instanceof Behaviour.Fill fill) {
            return filled(call, request, settings, fill);
        }
        PacingDecision pace = pace(call, request, settings);
        return pace == PacingDecision.CLEAR
                ? auctioned(call, request, settings)
                : BidDecision.none(DecidedBy.PACING, NoBidMessages.ssp(pace));
    }

    private static BidDecision withheld(Behaviour.NoBid noBid) {
        String message = noBid.message().orElseGet(() -> switch (noBid.reason()) {
            case NO_WINNER -> BidDecision.NO_BIDS;
            case AD_OFFSET -> NoBidMessages.ssp(PacingDecision.AD_OFFSET);
            case MAX_FREQUENCY -> NoBidMessages.ssp(PacingDecision.MAX_FREQUENCY);
        });
        return BidDecision.none(DecidedBy.SCENARIO, message);
    }

    private BidDecision filled(RequestContext call, BidRequest request, ChatbotSettings settings, Behaviour.Fill step) {
        Optional<AdFormat> forced = step.format().flatMap(AdFormat::of);
        AuctionRequest brief = brief(call, request, settings, false);
        Optional<Campaign> named =
                step.ad().map(Campaign::of).or(() -> step.campaign().flatMap(inventory.get()::find));
        if (named.isPresent()) {
            List<WinningBid> offers = forced.map(List::of).orElseGet(brief::preference).stream()
                    .map(format -> fill(named.get(), format, settings.maxHeadlineChars()))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            return new BidDecision(
                    offers, DecidedBy.SCENARIO, BidDecision.NO_BIDS, named.get().id(), false, Optional.empty());
        }
        if (step.campaign().isPresent()) {
            return new BidDecision(
                    List.of(),
                    DecidedBy.SCENARIO,
                    BidDecision.NO_BIDS,
                    "the scenario names campaign " + step.campaign().get() + ", which the inventory does not have",
                    false,
                    Optional.empty());
        }
        return decision(
                DecidedBy.SCENARIO, fill(brief, forced, inventory.get(), call.require(KeyState.class).spending), false);
    }

    private static PacingDecision pace(RequestContext call, BidRequest request, ChatbotSettings settings) {
        boolean paced = !call.require(ApiKey.class).staging() && !request.opener();
        return paced
                ? call.require(KeyState.class)
                        .chats
                        .pace(request.chatId().orElseThrow(), request.turn(), request.turnsFromLastAd(), settings)
                : PacingDecision.CLEAR;
    }

    private BidDecision auctioned(RequestContext call, BidRequest request, ChatbotSettings settings) {
        KeyState state = call.require(KeyState.class);
        boolean explore =
                exploration > 0 && chance.unit("exploration", state.keyName(), state.nextAuction()) < exploration;
        AuctionResult outcome = Auction.run(brief(call, request, settings, explore), inventory.get(), state.spending);
        return decision(DecidedBy.AUCTION, outcome, !call.require(ApiKey.class).staging());
    }

    private static BidDecision decision(DecidedBy decidedBy, AuctionResult outcome, boolean billable) {
        String reason = outcome.stage().map(AuctionStage::label).orElse("no campaign won");
        return new BidDecision(
                outcome.offers(), decidedBy, BidDecision.NO_BIDS, reason, billable, Optional.of(outcome.explanation()));
    }

    private static AuctionRequest brief(
            RequestContext call, BidRequest request, ChatbotSettings settings, boolean explore) {
        return new AuctionRequest(
                request.opener() ? RequestKind.OPENER : RequestKind.CONTEXTUAL,
                AdFormat.among(request.adFormats()),
                request.conversation(),
                call.require(Location.class).country(),
                settings.maxHeadlineChars(),
                request.force(),
                call.require(ApiKey.class).staging(),
                call.require(KeyState.class).clicks.of(request.userId()),
                explore);
    }
}
