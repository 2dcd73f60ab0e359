package dev.mockssp.auction;

import static dev.mockssp.auction.CampaignRanking.mostRelevantFirst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One pick for the legacy endpoint (contract.md 2.1). */
final class LegacyRound {

    private final List<Campaign> campaigns;
    private final KeywordMatches matches;
    private final CampaignFilters filters;
    private final AuctionExplanation explanation;

    LegacyRound(List<String> conversation, Optional<String> country, Inventory inventory, CampaignSpend spending) {
        this.campaigns = inventory.campaigns().stream()
                .filter(campaign -> !campaign.isOnlyPoll())
                .toList();
        this.matches = inventory.match(conversation);
        this.filters = new CampaignFilters(country.map(code -> code.toUpperCase(Locale.ROOT)), matches, spending);
        this.explanation = new AuctionExplanation(inventory, matches);
    }

    LegacyPick run(LegacyPick.Guarantee guarantee) {
        List<Campaign> passing = passing(guarantee != LegacyPick.Guarantee.FORCE);
        Optional<Campaign> best = best(candidates(guarantee, passing));
        boolean matched = campaigns.stream().anyMatch(campaign -> matches.score(campaign) > 0);
        return new LegacyPick(best, matched, explanation);
    }

    private List<Campaign> passing(boolean filtered) {
        List<Campaign> passing = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            Optional<CampaignStatus> exclusion = filtered ? filters.targetingFilter(campaign) : Optional.empty();
            explanation.update(campaign, exclusion.orElse(CampaignStatus.NOT_RELEVANT));
            if (exclusion.isEmpty()) {
                passing.add(campaign);
            }
        }
        return passing;
    }

    /**
     * @return the campaigns that match and pass; if there are none and an ad is guaranteed, those that pass, or else all
     */
    private List<Campaign> candidates(LegacyPick.Guarantee guarantee, List<Campaign> passing) {
        List<Campaign> matching =
                passing.stream().filter(campaign -> matches.score(campaign) > 0).toList();
        if (guarantee == LegacyPick.Guarantee.NONE || !matching.isEmpty()) {
            return matching;
        }
        return passing.isEmpty() ? campaigns : passing;
    }

    private Optional<Campaign> best(List<Campaign> candidates) {
        candidates.forEach(campaign -> explanation.update(campaign, CampaignStatus.OUTBID));
        Optional<Campaign> best = candidates.stream().min(mostRelevantFirst(matches));
        best.ifPresent(campaign -> explanation.update(campaign, CampaignStatus.WON));
        return best;
    }
}
