package dev.mockssp.auction;

import java.util.Arrays;
import java.util.Optional;

/** Why each campaign won or lost in one auction. */
public final class AuctionExplanation {

    private final Inventory inventory;
    private final KeywordMatches matches;
    private final CampaignStatus[] statuses;

    /** Before a filter has seen a campaign, the publisher renders none of its formats. */
    AuctionExplanation(Inventory inventory, KeywordMatches matches) {
        this.inventory = inventory;
        this.matches = matches;
        this.statuses = new CampaignStatus[inventory.campaigns().size()];
        Arrays.fill(statuses, CampaignStatus.FORMAT);
    }

    /** Notes how far a campaign has come. A status is replaced by a later one only. */
    void update(Campaign campaign, CampaignStatus status) {
        int position = inventory.position(campaign);
        if (status.compareTo(statuses[position]) > 0) {
            statuses[position] = status;
        }
    }

    /** @return the inventory of the auction */
    public Inventory inventory() {
        return inventory;
    }

    /** @return how far a campaign of the inventory came */
    public CampaignStatus status(Campaign campaign) {
        return statuses[inventory.position(campaign)];
    }

    /** @return the relevance of a campaign: for each keyword found, 1 / (1 + the distance of its message from the last) */
    public double score(Campaign campaign) {
        return (double) matches.score(campaign) / KeywordMatches.FULL_WEIGHT;
    }

    /** @return the banned word that was found, if that is the status of the campaign */
    public Optional<String> bannedWord(Campaign campaign) {
        return status(campaign) == CampaignStatus.BANNED_WORDS ? matches.bannedWord(campaign) : Optional.empty();
    }
}
