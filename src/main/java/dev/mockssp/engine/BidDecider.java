package dev.mockssp.engine;

import static dev.mockssp.auction.Auction.fill;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Auction;
import dev.mockssp.auction.Brief;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Format;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.Offer;
import dev.mockssp.auction.Outcome;
import dev.mockssp.auction.RequestKind;
import dev.mockssp.auction.Stage;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.geo.Location;
import dev.mockssp.pacing.Pace;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.Play;
import dev.mockssp.wire.BidRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what a bid request gets: the scenario's step, else pacing and the auction (contract.md 1.6). */
final class BidDecider {

    private final Supplier<Inventory> inventory;
    private final Chance chance;
    private final double exploration;

    /** @param exploration the chance, from 0 to 1, that the exploration stage runs */
    BidDecider(Supplier<Inventory> inventory, Chance chance, double exploration) {
        this.inventory = inventory;
        this.chance = chance;
        this.exploration = exploration;
    }

    /** Called under the state's lock. */
    Decision decide(Call call, BidRequest request, ChatbotSettings settings) {
        Behaviour behaviour = call.get(Play.class).behaviour();
        if (behaviour instanceof Behaviour.NoBid noBid) {
            return withheld(noBid);
        }
        if (behaviour instanceof Behaviour.Fill fill) {
            return filled(call, request, settings, fill);
        }
        Pace pace = pace(call, request, settings);
        return pace == Pace.CLEAR
                ? auctioned(call, request, settings)
                : Decision.none(Check.PACING, PacingMessages.ssp(pace));
    }

    private static Decision withheld(Behaviour.NoBid noBid) {
        String message = noBid.message().orElseGet(() -> switch (noBid.reason()) {
            case NO_WINNER -> Decision.NO_BIDS;
            case AD_OFFSET -> PacingMessages.ssp(Pace.AD_OFFSET);
            case MAX_FREQUENCY -> PacingMessages.ssp(Pace.MAX_FREQUENCY);
        });
        return Decision.none(Check.SCENARIO, message);
    }

    private Decision filled(Call call, BidRequest request, ChatbotSettings settings, Behaviour.Fill step) {
        Optional<Format> forced = step.format().flatMap(Format::of);
        Brief brief = brief(call, request, settings, false);
        Optional<Campaign> named =
                step.ad().map(Campaign::of).or(() -> step.campaign().flatMap(inventory.get()::find));
        if (named.isPresent()) {
            List<Offer> offers = forced.map(List::of).orElseGet(brief::preference).stream()
                    .map(format -> fill(named.get(), format, settings.maxHeadlineChars()))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            return new Decision(
                    offers, Check.SCENARIO, Decision.NO_BIDS, named.get().id(), false, Optional.empty());
        }
        if (step.campaign().isPresent()) {
            return new Decision(
                    List.of(),
                    Check.SCENARIO,
                    Decision.NO_BIDS,
                    "the scenario names campaign " + step.campaign().get() + ", which the inventory does not have",
                    false,
                    Optional.empty());
        }
        return decision(Check.SCENARIO, fill(brief, forced, inventory.get(), call.get(KeyState.class).spending), false);
    }

    private static Pace pace(Call call, BidRequest request, ChatbotSettings settings) {
        boolean paced = !call.get(ApiKey.class).staging() && !request.opener();
        return paced
                ? call.get(KeyState.class)
                        .chats
                        .pace(request.chatId().orElseThrow(), request.turn(), request.turnsFromLastAd(), settings)
                : Pace.CLEAR;
    }

    private Decision auctioned(Call call, BidRequest request, ChatbotSettings settings) {
        KeyState state = call.get(KeyState.class);
        boolean explore =
                exploration > 0 && chance.unit("exploration", state.keyName(), state.nextAuction()) < exploration;
        Outcome outcome = Auction.run(brief(call, request, settings, explore), inventory.get(), state.spending);
        return decision(Check.AUCTION, outcome, !call.get(ApiKey.class).staging());
    }

    private static Decision decision(Check decidedBy, Outcome outcome, boolean billable) {
        String reason = outcome.stage().map(Stage::label).orElse("no campaign won");
        return new Decision(
                outcome.offers(), decidedBy, Decision.NO_BIDS, reason, billable, Optional.of(outcome.explanation()));
    }

    private static Brief brief(Call call, BidRequest request, ChatbotSettings settings, boolean explore) {
        return new Brief(
                request.opener() ? RequestKind.OPENER : RequestKind.CONTEXTUAL,
                Format.among(request.adFormats()),
                request.conversation(),
                call.get(Location.class).country(),
                settings.maxHeadlineChars(),
                request.force(),
                call.get(ApiKey.class).staging(),
                call.get(KeyState.class).clicks.of(request.userId()),
                explore);
    }
}
