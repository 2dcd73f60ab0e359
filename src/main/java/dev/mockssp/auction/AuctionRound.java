package dev.mockssp.auction;

import static dev.mockssp.auction.CampaignRanking.HIGHEST_PRICE_FIRST;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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

    /** How each campaign is shown in the formats of the round. */
    private final Map<Campaign, AdFormat> shownAs = new HashMap<>();

    AuctionRound(AuctionRequest request, Inventory inventory, CampaignSpend spending) {
        this.request = request;
        this.campaigns = inventory.campaigns();
        this.matches = inventory.match(request.conversation());
        this.filters = new CampaignFilters(request.country(), matches, spending);
        this.explanation = new AuctionExplanation(inventory, matches);
    }

    /** Runs the stages in order over the campaigns that pass every filter. A staging key always gets an ad. */
    Optional<AuctionResult> run(List<AdFormat> formats) {
        shownAs.clear();
        List<Campaign> passing = passing(formats);
        for (AuctionStage stage : request.kind().stages()) {
            List<Campaign> relevant = relevant(stage, passing);
            if (!relevant.isEmpty()) {
                return Optional.of(decide(stage, relevant));
            }
        }
        return request.staging() ? staging(passing) : Optional.empty();
    }

    AuctionResult noWinner() {
        return new AuctionResult(Optional.empty(), List.of(), explanation);
    }

    private Optional<AuctionResult> staging(List<Campaign> passing) {
        List<Campaign> candidates = passing.isEmpty() ? renderable() : passing;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(decide(AuctionStage.STAGING, candidates));
    }

    private List<Campaign> passing(List<AdFormat> formats) {
        List<Campaign> passing = new ArrayList<>(campaigns.size());
        for (Campaign campaign : campaigns) {
            Optional<CampaignStatus> exclusion = exclusion(campaign, formats);
            explanation.update(campaign, exclusion.orElse(CampaignStatus.NOT_RELEVANT));
            if (exclusion.isEmpty()) {
                passing.add(campaign);
            }
        }
        return passing;
    }

    private Optional<CampaignStatus> exclusion(Campaign campaign, List<AdFormat> formats) {
        Optional<CampaignStatus> unrendered = unrendered(campaign, formats);
        if (unrendered.isPresent()) {
            return unrendered;
        }
        Optional<CampaignStatus> unsuited = filters.audienceFilter(campaign, request.audience());
        if (unsuited.isPresent()) {
            return unsuited;
        }
        Optional<CampaignStatus> untargeted = filters.targetingFilter(campaign);
        return untargeted.isPresent() ? untargeted : filters.floorPriceFilter(campaign, request.floorCents());
    }

    /** Notes how a campaign is shown, or returns why it can be in none of the formats: the furthest it comes. */
    private Optional<CampaignStatus> unrendered(Campaign campaign, List<AdFormat> formats) {
        CampaignStatus furthest = CampaignStatus.FORMAT;
        for (AdFormat format : formats) {
            Optional<CampaignStatus> reason = filters.renderFilter(campaign, format, request.maxHeadlineChars());
            if (reason.isEmpty()) {
                shownAs.put(campaign, format);
                return reason;
            }
            furthest = reason.get().compareTo(furthest) > 0 ? reason.get() : furthest;
        }
        return Optional.of(furthest);
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

    private List<Campaign> renderable() {
        return campaigns.stream().filter(shownAs::containsKey).toList();
    }

    private AuctionResult decide(AuctionStage stage, List<Campaign> relevant) {
        boolean prompts = shownAs.get(relevant.get(0)) == AdFormat.SPONSORED_PROMPT;
        List<WinningBid> winningBids = prompts ? prompts(relevant) : List.of(single(relevant));
        return new AuctionResult(Optional.of(stage), winningBids, explanation);
    }

    /** Each DSP offers its most relevant campaign, and the highest price wins, a tie the message. */
    private WinningBid single(List<Campaign> relevant) {
        Collection<Campaign> offered = offered(relevant);
        update(relevant, CampaignStatus.NOT_OFFERED);
        update(offered, CampaignStatus.OUTBID);
        Campaign winner = Collections.min(offered, highestPriceFirst());
        explanation.update(winner, CampaignStatus.WON);
        AdFormat format = shownAs.get(winner);
        String text = format == AdFormat.SPONSORED_POLL
                ? winner.poll().orElseThrow().question()
                : winner.headlineWithin(request.maxHeadlineChars()).orElseThrow();
        return new WinningBid(winner, format, text);
    }

    private Comparator<Campaign> highestPriceFirst() {
        return comparingLong(Campaign::priceCents)
                .reversed()
                .thenComparing(shownAs::get)
                .thenComparing(HIGHEST_PRICE_FIRST);
    }

    private Collection<Campaign> offered(List<Campaign> relevant) {
        BinaryOperator<Campaign> mostRelevant =
                BinaryOperator.minBy(comparingLong(matches::score).reversed().thenComparing(highestPriceFirst()));
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
