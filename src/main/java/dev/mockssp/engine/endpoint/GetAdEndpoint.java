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

    private final LegacyApi api;
    private final ProductWriter writer;
    private final Supplier<Inventory> inventory;

    public GetAdEndpoint(LegacyApi api, ProductWriter writer, Supplier<Inventory> inventory) {
        this.api = api;
        this.writer = writer;
        this.inventory = inventory;
    }

    @Override
    public Response handle(RequestContext context) {
        GetAdRequest request = GetAdRequest.of(ParsedBody.of(context).json().orElseThrow());
        KeyState state = context.require(KeyState.class);
        synchronized (state) {
            PacingDecision pacing =
                    state.legacyPacer.turn(request.chatId(), request.conversationOffset(), request.adFrequencyLimit());
            Behaviour behaviour = context.require(PlayedStep.class).behaviour();
            if (behaviour instanceof Behaviour.NoBid noBid) {
                return none(context, DecidedBy.SCENARIO, suppressed(noBid));
            }
            if (behaviour instanceof Behaviour.Fill fill) {
                return filled(context, request, fill);
            }
            return auctioned(context, request, pacing);
        }
    }

    private Inventory inventory(RequestContext context) {
        return inventory.get().in(context.require(ApiKey.class).revision());
    }

    private static String suppressed(Behaviour.NoBid noBid) {
        return noBid.message().orElseGet(() -> switch (noBid.reason()) {
            case NO_WINNER -> NONE;
            case AD_OFFSET -> NoBidMessages.legacy(PacingDecision.AD_OFFSET);
            case MAX_FREQUENCY -> NoBidMessages.legacy(PacingDecision.MAX_FREQUENCY);
        });
    }

    private Response filled(RequestContext context, GetAdRequest request, Behaviour.Fill fill) {
        Optional<Campaign> named =
                fill.ad().map(Campaign::of).or(() -> fill.campaign().flatMap(inventory(context)::find));
        if (named.isEmpty() && fill.campaign().isPresent()) {
            return none(
                    context,
                    DecidedBy.SCENARIO,
                    NONE + ": the inventory has no campaign " + fill.campaign().get());
        }
        if (named.filter(Campaign::isOnlyPoll).isPresent()) {
            return none(context, DecidedBy.SCENARIO, NONE + ": " + named.get().id() + " is a poll and has no product");
        }
        return named.or(() -> pick(context, request, LegacyPick.Guarantee.FORCE).campaign())
                .map(campaign -> served(context, request, campaign, DecidedBy.SCENARIO, false))
                .orElseGet(() -> none(context, DecidedBy.SCENARIO, NONE));
    }

    private Response auctioned(RequestContext context, GetAdRequest request, PacingDecision pacing) {
        boolean forced = request.force().orElse(false);
        if (request.force().isPresent() && !forced) {
            return none(context, DecidedBy.PACING, "No ad: force is false");
        }
        if (pacing != PacingDecision.CLEAR && !forced) {
            return none(context, DecidedBy.PACING, NoBidMessages.legacy(pacing));
        }
        LegacyPick pick = pick(context, request, guarantee(context, forced));
        return pick.campaign()
                .map(campaign -> served(context, request, campaign, DecidedBy.AUCTION, request.production()))
                .orElseGet(() -> none(context, DecidedBy.AUCTION, pick.matched() ? ALL_FILTERED : NO_MATCH));
    }

    private static LegacyPick.Guarantee guarantee(RequestContext context, boolean forced) {
        if (forced) {
            return LegacyPick.Guarantee.FORCE;
        }
        return context.require(ApiKey.class).staging() ? LegacyPick.Guarantee.STAGING : LegacyPick.Guarantee.NONE;
    }

    private LegacyPick pick(RequestContext context, GetAdRequest request, LegacyPick.Guarantee guarantee) {
        LegacyPick pick = Auction.pick(
                List.of(request.user(), request.chatbot()),
                request.userRegion().flatMap(IpCountryTable::iso),
                guarantee,
                inventory(context),
                context.require(KeyState.class).spend);
        context.put(LegacyPick.class, pick);
        return pick;
    }

    private Response served(
            RequestContext context, GetAdRequest request, Campaign campaign, DecidedBy decidedBy, boolean billable) {
        KeyState state = context.require(KeyState.class);
        String bidId = writer.newBidId(state);
        if (billable) {
            state.spend.spend(campaign);
        }
        state.legacyPacer.adReturned(request.chatId());
        context.put(DecidedBy.class, decidedBy)
                .put(
                        Outcome.class,
                        new Outcome(
                                Outcome.Kind.FILL, campaign.id(), billable, 1, campaign.priceCents(), List.of(bidId)));
        return api.success(
                context, "Ad served successfully", writer.product(context, request, campaign, bidId, billable));
    }

    private Response none(RequestContext context, DecidedBy decidedBy, String message) {
        context.put(DecidedBy.class, decidedBy).put(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, message));
        return api.success(context, message, Map.of());
    }
}
