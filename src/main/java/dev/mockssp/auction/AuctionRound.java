package dev.mockssp.auction;

import static dev.mockssp.auction.CampaignRanking.HIGHEST_PRICE_FIRST;
import static dev.mockssp.auction.CampaignRanking.mostRelevantFirst;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** One auction: applies the filters and the stages, and finds who wins the stage that decides. */
final class AuctionRound {

    private static final int MIN_PROMPTS = 3;

    private final AuctionRequest request;
    private final List<Campaign> campaigns;
    private final KeywordMatches matches;
    private final CampaignFilters filters;
    private final AuctionExplanation explanation;

    AuctionRound(AuctionRequest request, Inventory inventory, CampaignSpend spending) {
        this.request = request;
        this.campaigns = inventory.campaigns();
        this.matches = inventory.match(request.conversation());
        this.filters = new CampaignFilters(request.country(), matches, spending);
        this.explanation = new AuctionExplanation(inventory, matches);
    }

    /** Runs the stages in order over the campaigns that pass every filter. A staging key always gets an ad. */
    Optional<AuctionResult> run(AdFormat format) {
        List<Campaign> passing = passing(format);
        for (AuctionStage stage : request.kind().stages()) {
            List<Campaign> relevant = relevant(stage, passing);
            if (!relevant.isEmpty()) {
                return Optional.of(decide(stage, format, relevant));
            }
        }
        return request.staging() ? staging(format, passing) : Optional.empty();
    }

    AuctionResult noWinner() {
        return new AuctionResult(Optional.empty(), List.of(), explanation);
    }

    private Optional<AuctionResult> staging(AdFormat format, List<Campaign> passing) {
        List<Campaign> candidates = passing.isEmpty() ? renderable(format) : passing;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(decide(AuctionStage.STAGING, format, candidates));
    }

    private List<Campaign> passing(AdFormat format) {
        List<Campaign> passing = new ArrayList<>(campaigns.size());
        for (Campaign campaign : campaigns) {
            Optional<CampaignStatus> exclusion = exclusion(campaign, format);
            explanation.update(campaign, exclusion.orElse(CampaignStatus.NOT_RELEVANT));
            if (exclusion.isEmpty()) {
                passing.add(campaign);
            }
        }
        return passing;
    }

    private Optional<CampaignStatus> exclusion(Campaign campaign, AdFormat format) {
        Optional<CampaignStatus> unrendered = filters.renderFilter(campaign, format, request.maxHeadlineChars());
        if (unrendered.isPresent()) {
            return unrendered;
        }
        Optional<CampaignStatus> untargeted = filters.targetingFilter(campaign);
        return untargeted.isPresent() ? untargeted : filters.floorPriceFilter(campaign);
    }

    private List<Campaign> relevant(AuctionStage stage, List<Campaign> passing) {
        List<Campaign> relevant = new ArrayList<>();
        for (Campaign campaign : passing) {
            if (stage.admits(campaign, matches.score(campaign), request)) {
                relevant.add(campaign);
            }
        }
        return relevant;
    }

    private List<Campaign> renderable(AdFormat format) {
        return campaigns.stream()
                .filter(campaign -> filters.renderFilter(campaign, format, request.maxHeadlineChars())
                        .isEmpty())
                .toList();
    }

    private AuctionResult decide(AuctionStage stage, AdFormat format, List<Campaign> relevant) {
        List<WinningBid> winningBids =
                format == AdFormat.SPONSORED_PROMPT ? prompts(relevant) : List.of(message(relevant));
        return new AuctionResult(Optional.of(stage), winningBids, explanation);
    }

    /** Each DSP offers its most relevant campaign, and the highest price wins. */
    private WinningBid message(List<Campaign> relevant) {
        Collection<Campaign> offered = offered(relevant);
        update(relevant, CampaignStatus.NOT_OFFERED);
        update(offered, CampaignStatus.OUTBID);
        Campaign winner = Collections.min(offered, HIGHEST_PRICE_FIRST);
        explanation.update(winner, CampaignStatus.WON);
        String headline = winner.headlineWithin(request.maxHeadlineChars()).orElseThrow();
        return new WinningBid(winner, AdFormat.SPONSORED_MESSAGE, headline);
    }

    private Collection<Campaign> offered(List<Campaign> relevant) {
        BinaryOperator<Campaign> mostRelevant = BinaryOperator.minBy(mostRelevantFirst(matches));
        Map<String, Campaign> byDsp = new HashMap<>();
        relevant.forEach(campaign -> byDsp.merge(campaign.dsp(), campaign, mostRelevant));
        return byDsp.values();
    }

    private void update(Collection<Campaign> changed, CampaignStatus status) {
        changed.forEach(campaign -> explanation.update(campaign, status));
    }

    /** One prompt of each campaign, the highest price first; if these are too few, more prompts of the same ones. */
    private List<WinningBid> prompts(List<Campaign> relevant) {
        List<Campaign> winners = relevant.stream()
                .sorted(HIGHEST_PRICE_FIRST)
                .limit(Auction.MAX_PROMPTS)
                .toList();
        update(relevant, CampaignStatus.OUTBID);
        update(winners, CampaignStatus.WON);
        int[] counts = promptCounts(winners);
        List<WinningBid> winningBids = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Campaign winner = winners.get(i);
            winner.prompts().stream()
                    .limit(counts[i])
                    .map(prompt -> new WinningBid(winner, AdFormat.SPONSORED_PROMPT, prompt))
                    .forEach(winningBids::add);
        }
        return winningBids;
    }

    /** @return how many prompts each winner shows: one, and one more in turn while there are fewer than three in all */
    private static int[] promptCounts(List<Campaign> winners) {
        int[] counts = new int[winners.size()];
        int total = 0;
        boolean more = true;
        for (int turn = 0; more && total < MIN_PROMPTS; turn++) {
            more = false;
            for (int i = 0; i < counts.length && (turn == 0 || total < MIN_PROMPTS); i++) {
                if (winners.get(i).prompts().size() > turn) {
                    counts[i]++;
                    total++;
                    more = true;
                }
            }
        }
        return counts;
    }
}
