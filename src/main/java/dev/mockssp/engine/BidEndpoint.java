package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Format;
import dev.mockssp.auction.Offer;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.geo.Location;
import dev.mockssp.geo.Locator;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.Play;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SspAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bid request (contract.md section 1): decides, then writes the bids and what they leave behind. */
final class BidEndpoint implements Responder {

    private final SspDialect dialect;
    private final BidDecider decider;
    private final BidWriter writer;
    private final Locator locator;

    BidEndpoint(SspDialect dialect, BidDecider decider, BidWriter writer, Locator locator) {
        this.dialect = dialect;
        this.decider = decider;
        this.writer = writer;
        this.locator = locator;
    }

    @Override
    public Reply answer(Call call) {
        BidRequest request = BidRequest.of(ParsedBody.of(call).json().orElseThrow());
        ChatbotSettings settings = Settled.of(request.config(), call.get(ApiKey.class));
        Optional<String> tag = request.config().experimentTag();
        if (tag.isPresent()) {
            call.note(ExperimentTag.class, new ExperimentTag(tag.get()));
        }
        call.note(Location.class, locator.locate(call.request()));
        KeyState state = call.get(KeyState.class);
        Decision decision;
        List<String> bidIds;
        synchronized (state) {
            decision = decider.decide(call, request, settings);
            bidIds = remembered(state, request, decision);
        }
        call.note(Check.class, decision.decidedBy()).note(Decision.class, decision);
        return bidIds.isEmpty() ? none(call, request, decision) : filled(call, request, settings, decision, bidIds);
    }

    /** What a decision changes for the key's next requests, and the ids of its bids. Called under the state's lock. */
    private List<String> remembered(KeyState state, BidRequest request, Decision decision) {
        if (decision.offers().isEmpty()) {
            return List.of();
        }
        List<String> bidIds = new ArrayList<>(decision.offers().size());
        for (Offer offer : decision.offers()) {
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

    private Reply none(Call call, BidRequest request, Decision decision) {
        call.note(Outcome.class, Outcome.of(Outcome.Kind.NO_BID, decision.reason()));
        boolean promptsOnly = !blockedByPacing(call, decision)
                && request.adFormats().contains(BidRequest.SPONSORED_PROMPT)
                && !request.adFormats().contains(BidRequest.SPONSORED_MESSAGE);
        return dialect.success(call, decision.message(), promptsOnly ? SspAnswer.NoBids.NONE : SspAnswer.OneBid.NONE);
    }

    /** By the pacing rules, or by a scenario that imitates them. */
    private static boolean blockedByPacing(Call call, Decision decision) {
        return decision.decidedBy() == Check.PACING
                || call.get(Play.class).behaviour() instanceof Behaviour.NoBid noBid
                        && noBid.reason() != Behaviour.NoBid.Reason.NO_WINNER;
    }

    private Reply filled(
            Call call, BidRequest request, ChatbotSettings settings, Decision decision, List<String> bidIds) {
        List<Offer> offers = decision.offers();
        boolean prompts = offers.get(0).format() == Format.SPONSORED_PROMPT;
        Object data = prompts
                ? new SspAnswer.Bids(writer.prompts(call, request, decision, bidIds))
                : new SspAnswer.OneBid(writer.message(call, request, settings, decision, bidIds.get(0)));
        call.note(
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

    private static String summary(List<Offer> offers) {
        Campaign first = offers.get(0).campaign();
        return offers.size() == 1 ? first.id() : first.id() + " and " + (offers.size() - 1) + " more prompts";
    }
}
