package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Auction;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.LegacyPick;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.NoBidMessages;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.geo.IpCountryTable;
import dev.mockssp.journal.Outcome;
import dev.mockssp.pacing.PacingDecision;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.wire.GetAdRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The legacy endpoint (contract.md section 2). Every valid request is one turn of its chat. */
public final class GetAdEndpoint implements HttpHandler {

    private static final String NONE = "No ad available";
    private static final String NO_MATCH = NONE + ": nothing matches the conversation";
    private static final String ALL_FILTERED =
            NONE + ": country, banned words or budget exclude every product that matches";

    private final LegacyApi dialect;
    private final ProductWriter writer;
    private final Supplier<Inventory> inventory;

    public GetAdEndpoint(LegacyApi dialect, ProductWriter writer, Supplier<Inventory> inventory) {
        this.dialect = dialect;
        this.writer = writer;
        this.inventory = inventory;
    }

    @Override
    public Response handle(RequestContext call) {
        GetAdRequest request = GetAdRequest.of(ParsedBody.of(call).json().orElseThrow());
        KeyState state = call.require(KeyState.class);
        synchronized (state) {
            PacingDecision pace =
                    state.legacyChats.turn(request.chatId(), request.conversationOffset(), request.adFrequencyLimit());
            Behaviour behaviour = call.require(PlayedStep.class).behaviour();
            if (behaviour instanceof Behaviour.NoBid noBid) {
                return none(call, DecidedBy.SCENARIO, withheld(noBid));
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
            case AD_OFFSET -> NoBidMessages.legacy(PacingDecision.AD_OFFSET);
            case MAX_FREQUENCY -> NoBidMessages.legacy(PacingDecision.MAX_FREQUENCY);
        });
    }

    private Response filled(RequestContext call, GetAdRequest request, Behaviour.Fill step) {
        Optional<Campaign> named =
                step.ad().map(Campaign::of).or(() -> step.campaign().flatMap(inventory.get()::find));
        if (named.isEmpty() && step.campaign().isPresent()) {
            return none(
                    call,
                    DecidedBy.SCENARIO,
                    NONE + ": the inventory has no campaign " + step.campaign().get());
        }
        return named.or(() -> pick(call, request, LegacyPick.Guarantee.FORCE).campaign())
                .map(campaign -> served(call, request, campaign, DecidedBy.SCENARIO, false))
                .orElseGet(() -> none(call, DecidedBy.SCENARIO, NONE));
    }

    private Response auctioned(RequestContext call, GetAdRequest request, PacingDecision pace) {
        boolean forced = request.force().orElse(false);
        if (request.force().isPresent() && !forced) {
            return none(call, DecidedBy.PACING, "No ad: force is false");
        }
        if (pace != PacingDecision.CLEAR && !forced) {
            return none(call, DecidedBy.PACING, NoBidMessages.legacy(pace));
        }
        LegacyPick pick = pick(call, request, guarantee(call, forced));
        return pick.campaign()
                .map(campaign -> served(call, request, campaign, DecidedBy.AUCTION, request.production()))
                .orElseGet(() -> none(call, DecidedBy.AUCTION, pick.matched() ? ALL_FILTERED : NO_MATCH));
    }

    private static LegacyPick.Guarantee guarantee(RequestContext call, boolean forced) {
        if (forced) {
            return LegacyPick.Guarantee.FORCE;
        }
        return call.require(ApiKey.class).staging() ? LegacyPick.Guarantee.STAGING : LegacyPick.Guarantee.NONE;
    }

    private LegacyPick pick(RequestContext call, GetAdRequest request, LegacyPick.Guarantee guarantee) {
        LegacyPick pick = Auction.pick(
                List.of(request.user(), request.chatbot()),
                request.userRegion().flatMap(IpCountryTable::iso),
                guarantee,
                inventory.get(),
                call.require(KeyState.class).spending);
        call.put(LegacyPick.class, pick);
        return pick;
    }

    private Response served(
            RequestContext call, GetAdRequest request, Campaign campaign, DecidedBy decidedBy, boolean billable) {
        KeyState state = call.require(KeyState.class);
        String bidId = writer.newBidId(state);
        if (billable) {
            state.spending.spend(campaign);
        }
        state.legacyChats.adReturned(request.chatId());
        call.put(DecidedBy.class, decidedBy)
                .put(
                        Outcome.class,
                        new Outcome(
                                Outcome.Kind.FILL, campaign.id(), billable, 1, campaign.priceCents(), List.of(bidId)));
        return dialect.success(
                call, "Ad served successfully", writer.product(call, request, campaign, bidId, billable));
    }

    private Response none(RequestContext call, DecidedBy decidedBy, String message) {
        call.put(DecidedBy.class, decidedBy).put(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, message));
        return dialect.success(call, message, Map.of());
    }
}
