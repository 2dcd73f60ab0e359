package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Audience;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.geo.Location;
import dev.mockssp.geo.LocationResolver;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.BidResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bid request endpoint (contract.md section 1): decides, updates the key's state and writes the bids. */
public final class BidEndpoint implements HttpHandler {

    private final SspApi api;
    private final BidDecider decider;
    private final BidWriter writer;
    private final LocationResolver locationResolver;

    public BidEndpoint(SspApi api, BidDecider decider, BidWriter writer, LocationResolver locationResolver) {
        this.api = api;
        this.decider = decider;
        this.writer = writer;
        this.locationResolver = locationResolver;
    }

    @Override
    public Response handle(RequestContext context) {
        Revision revision = context.require(ApiKey.class).revision();
        BidRules rules = BidRules.of(revision);
        BidRequest request = rules.read(ParsedBody.of(context).json().orElseThrow());
        ChatbotSettings settings = EffectiveSettings.of(request.config(), context.require(ApiKey.class));
        Optional<String> tag = request.config().experimentTag();
        if (tag.isPresent()) {
            context.put(ExperimentTag.class, new ExperimentTag(tag.get()));
        }
        Location location = locationResolver.locate(context.request());
        context.put(Location.class, location);
        Audience audience = rules.audience(context, request, location);
        KeyState state = context.require(KeyState.class);
        BidDecision decision;
        List<String> bidIds;
        synchronized (state) {
            if (revision.frequencyUnit() == Revision.FrequencyUnit.REQUESTS && !request.opener()) {
                request.chatId().ifPresent(state.sspPacer::requested);
            }
            decision = decider.decide(context, request, settings, audience);
            bidIds = updateState(state, request, decision);
        }
        context.put(DecidedBy.class, decision.decidedBy()).put(BidDecision.class, decision);
        return bidIds.isEmpty()
                ? none(context, request, decision)
                : filled(context, request, settings, decision, bidIds);
    }

    /**
     * Updates the key's state for later requests and returns the ids of the bids. The caller must hold the lock of the
     * state.
     */
    private List<String> updateState(KeyState state, BidRequest request, BidDecision decision) {
        if (decision.winningBids().isEmpty()) {
            return List.of();
        }
        List<String> bidIds = new ArrayList<>(decision.winningBids().size());
        for (WinningBid winningBid : decision.winningBids()) {
            bidIds.add(writer.newBidId(state));
            if (decision.billable()) {
                state.spend.spend(winningBid.campaign());
            }
        }
        if (!request.opener() && request.chatId().isPresent()) {
            state.sspPacer.adReturned(request.chatId().get(), request.turn());
        }
        return bidIds;
    }

    private Response none(RequestContext context, BidRequest request, BidDecision decision) {
        context.put(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, decision.reason()));
        boolean promptsOnly = !blockedByPacing(context, decision)
                && request.adFormats().contains(BidRequest.SPONSORED_PROMPT)
                && !request.adFormats().contains(BidRequest.SPONSORED_MESSAGE);
        return api.success(
                context, decision.message(), promptsOnly ? BidResponse.NoBids.NONE : BidResponse.OneBid.NONE);
    }

    /** Whether the pacing rules, or a scenario that simulates them, suppressed the ad. */
    private static boolean blockedByPacing(RequestContext context, BidDecision decision) {
        return decision.decidedBy() == DecidedBy.PACING
                || context.require(PlayedStep.class).behaviour() instanceof Behaviour.NoBid noBid
                        && noBid.reason() != Behaviour.NoBid.Reason.NO_WINNER;
    }

    private Response filled(
            RequestContext context,
            BidRequest request,
            ChatbotSettings settings,
            BidDecision decision,
            List<String> bidIds) {
        List<WinningBid> winningBids = decision.winningBids();
        boolean prompts = winningBids.get(0).format() == AdFormat.SPONSORED_PROMPT;
        Object data = prompts
                ? new BidResponse.Bids(writer.prompts(context, request, decision, bidIds))
                : new BidResponse.OneBid(writer.single(context, request, settings, decision, bidIds.get(0)));
        boolean impression = !prompts
                && BidRules.of(context.require(ApiKey.class).revision()).countsImpressionAtBid();
        context.put(
                Outcome.class,
                new Outcome(
                        Outcome.Kind.FILL,
                        decision.reason() + ", " + summary(winningBids),
                        decision.billable(),
                        impression ? 1 : 0,
                        impression ? winningBids.get(0).campaign().priceCents() : 0,
                        bidIds));
        return api.success(context, "Bid successful", data);
    }

    private static String summary(List<WinningBid> winningBids) {
        Campaign first = winningBids.get(0).campaign();
        return winningBids.size() == 1 ? first.id() : first.id() + " and " + (winningBids.size() - 1) + " more prompts";
    }
}
