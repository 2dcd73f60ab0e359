package dev.mockssp.auction;

import java.util.List;
import java.util.Optional;

/** What an explanation says about one campaign. */
record Explained(
        String campaign,
        String dsp,
        long priceCents,
        double score,
        CampaignStatus status,
        Optional<String> bannedWord) {

    /** @return what it says about each campaign, in the order of the inventory */
    static List<Explained> all(AuctionExplanation explanation) {
        return explanation.inventory().campaigns().stream()
                .map(campaign -> new Explained(
                        campaign.id(),
                        campaign.dsp(),
                        campaign.priceCents(),
                        explanation.score(campaign),
                        explanation.status(campaign),
                        explanation.bannedWord(campaign)))
                .toList();
    }
}
