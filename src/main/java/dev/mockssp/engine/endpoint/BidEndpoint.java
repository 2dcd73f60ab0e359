package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.config.ChatbotSettings;
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

/** The bid request (contract.md section 1): decides, then writes the bids and what they leave behind. */
public final class BidEndpoint implements HttpHandler {

    private final SspApi dialect;
    private final BidDecider decider;
    private final BidWriter writer;
    private final LocationResolver locator;

    public BidEndpoint(SspApi dialect, BidDecider decider, BidWriter writer, LocationResolver locator) {
        this.dialect = dialect;
        this.decider = decider;
        this.writer = writer;
        this.locator = locator;
    }

    @Override
    public Response handle(RequestContext call) {
        BidRequest request = BidRequest.of(ParsedBody.of(call).json().orElseThrow());
        ChatbotSettings settings = EffectiveSettings.of(request.config(), call.require(ApiKey.class));
        Optional<String> tag = request.config().experimentTag();
        if (tag.isPresent()) {
            call.put(ExperimentTag.class, new ExperimentTag(tag.get()));
        }
        call.put(Location.class, locator.locate(call.request()));
        KeyState state = call.require(KeyState.class);
        BidDecision decision;
        List<String> bidIds;
        synchronized (state) {
            decision = decider.decide(call, request, settings);
            bidIds = remembered(state, request, decision);
        }
        call.put(DecidedBy.class, decision.decidedBy()).put(BidDecision.class, decision);
        return bidIds.isEmpty() ? none(call, request, decision) : filled(call, request, settings, decision, bidIds);
    }

    /** What a decision changes for the key's next requests, and the ids of its bids. Called under the state's lock. */
    private List<String> remembered(KeyState state, BidRequest request, BidDecision decision) {
        if (decision.offers().isEmpty()) {
            return List.of();
        }
        List<String> bidIds = new ArrayList<>(decision.offers().size());
        for (WinningBid offer : decision.offers()) {
            bidIds.add(writer.newBidId(state));
            if (decision.billable()) {
                state.spending.spend(offer.campaign());
            }
        }
        if (!request.opener() && request.chatId().isPresent()) {
            state.chats.adReturned(request.chatId().get(), request.turn());
        }
        return bidIds;
    }

    private Response none(RequestContext call, BidRequest request, BidDecision decision) {
        call.put(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, decision.reason()));
        boolean promptsOnly = !blockedByPacing(call, decision)
                && request.adFormats().contains(BidRequest.SPONSORED_PROMPT)
                && !request.adFormats().contains(BidRequest.SPONSORED_MESSAGE);
        return dialect.success(
                call, decision.message(), promptsOnly ? BidResponse.NoBids.NONE : BidResponse.OneBid.NONE);
    }

    /** By the pacing rules, or by a scenario that imitates them. */
    private static boolean blockedByPacing(RequestContext call, BidDecision decision) {
        return decision.decidedBy() == DecidedBy.PACING
                || call.require(PlayedStep.class).behaviour() instanceof Behaviour.NoBid noBid
                        && noBid.reason() != Behaviour.NoBid.Reason.NO_WINNER;
    }

    private Response filled(
            RequestContext call,
            BidRequest request,
            ChatbotSettings settings,
            BidDecision decision,
            List<String> bidIds) {
        List<WinningBid> offers = decision.offers();
        boolean prompts = offers.get(0).format() == AdFormat.SPONSORED_PROMPT;
        Object data = prompts
                ? new BidResponse.Bids(writer.prompts(call, request, decision, bidIds))
                : new BidResponse.OneBid(writer.message(call, request, settings, decision, bidIds.get(0)));
        call.put(
                Outcome.class,
                new Outcome(
                        Outcome.Kind.FILL,
                        decision.reason() + ", " + summary(offers),
                        decision.billable(),
                        prompts ? 0 : 1,
                        prompts ? 0 : offers.get(0).campaign().priceCents(),
                        bidIds));
        return dialect.success(call, "Bid successful", data);
    }

    private static String summary(List<WinningBid> offers) {
        Campaign first = offers.get(0).campaign();
        return offers.size() == 1 ? first.id() : first.id() + " and " + (offers.size() - 1) + " more prompts";
    }
}
