package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Auction;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.Pick;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.geo.CountryTable;
import dev.mockssp.journal.Outcome;
import dev.mockssp.pacing.Pace;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.Play;
import dev.mockssp.wire.GetAdRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The legacy endpoint (contract.md section 2). Every valid request is one turn of its chat. */
final class GetAdEndpoint implements Responder {

    private static final String NONE = "No ad available";
    private static final String NO_MATCH = NONE + ": nothing matches the conversation";
    private static final String ALL_FILTERED =
            NONE + ": country, banned words or budget exclude every product that matches";

    private final LegacyDialect dialect;
    private final ProductWriter writer;
    private final Supplier<Inventory> inventory;

    GetAdEndpoint(LegacyDialect dialect, ProductWriter writer, Supplier<Inventory> inventory) {
        this.dialect = dialect;
        this.writer = writer;
        this.inventory = inventory;
    }

    @Override
    public Reply answer(Call call) {
        GetAdRequest request = GetAdRequest.of(ParsedBody.of(call).json().orElseThrow());
        KeyState state = call.get(KeyState.class);
        synchronized (state) {
            Pace pace =
                    state.legacyChats.turn(request.chatId(), request.conversationOffset(), request.adFrequencyLimit());
            Behaviour behaviour = call.get(Play.class).behaviour();
            if (behaviour instanceof Behaviour.NoBid noBid) {
                return none(call, Check.SCENARIO, withheld(noBid));
            }
            if (behaviour instanceof Behaviour.Fill fill) {
                return filled(call, request, fill);
            }
            return auctioned(call, request, pace);
        }
    }

    private static String withheld(Behaviour.NoBid noBid) {
        return noBid.message().orElseGet(() -> switch (noBid.reason()) {
            case NO_WINNER -> NONE;
            case AD_OFFSET -> PacingMessages.legacy(Pace.AD_OFFSET);
            case MAX_FREQUENCY -> PacingMessages.legacy(Pace.MAX_FREQUENCY);
        });
    }

    private Reply filled(Call call, GetAdRequest request, Behaviour.Fill step) {
        Optional<Campaign> named =
                step.ad().map(Campaign::of).or(() -> step.campaign().flatMap(inventory.get()::find));
        if (named.isEmpty() && step.campaign().isPresent()) {
            return none(
                    call,
                    Check.SCENARIO,
                    NONE + ": the inventory has no campaign " + step.campaign().get());
        }
        return named.or(() -> pick(call, request, Pick.Guarantee.FORCE).campaign())
                .map(campaign -> served(call, request, campaign, Check.SCENARIO, false))
                .orElseGet(() -> none(call, Check.SCENARIO, NONE));
    }

    private Reply auctioned(Call call, GetAdRequest request, Pace pace) {
        boolean forced = request.force().orElse(false);
        if (request.force().isPresent() && !forced) {
            return none(call, Check.PACING, "No ad: force is false");
        }
        if (pace != Pace.CLEAR && !forced) {
            return none(call, Check.PACING, PacingMessages.legacy(pace));
        }
        Pick pick = pick(call, request, guarantee(call, forced));
        return pick.campaign()
                .map(campaign -> served(call, request, campaign, Check.AUCTION, request.production()))
                .orElseGet(() -> none(call, Check.AUCTION, pick.matched() ? ALL_FILTERED : NO_MATCH));
    }

    private static Pick.Guarantee guarantee(Call call, boolean forced) {
        if (forced) {
            return Pick.Guarantee.FORCE;
        }
        return call.get(ApiKey.class).staging() ? Pick.Guarantee.STAGING : Pick.Guarantee.NONE;
    }

    private Pick pick(Call call, GetAdRequest request, Pick.Guarantee guarantee) {
        Pick pick = Auction.pick(
                List.of(request.user(), request.chatbot()),
                request.userRegion().flatMap(CountryTable::iso),
                guarantee,
                inventory.get(),
                call.get(KeyState.class).spending);
        call.note(Pick.class, pick);
        return pick;
    }

    private Reply served(Call call, GetAdRequest request, Campaign campaign, Check decidedBy, boolean billable) {
        KeyState state = call.get(KeyState.class);
        String bidId = writer.newBidId(state);
        if (billable) {
            state.spending.spend(campaign);
        }
        state.legacyChats.adReturned(request.chatId());
        call.note(Check.class, decidedBy)
                .note(
                        Outcome.class,
                        new Outcome(
                                Outcome.Kind.FILL, campaign.id(), billable, 1, campaign.priceCents(), List.of(bidId)));
        return dialect.success(
                call, "Ad served successfully", writer.product(call, request, campaign, bidId, billable));
    }

    private Reply none(Call call, Check decidedBy, String message) {
        call.note(Check.class, decidedBy).note(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, message));
        return dialect.success(call, message, Map.of());
    }
}
