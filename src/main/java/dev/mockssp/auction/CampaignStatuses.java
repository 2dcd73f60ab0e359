package dev.mockssp.auction;

import java.util.HashMap;
import java.util.Map;

/** How far each campaign has come in one auction. A status is replaced by a later one only. */
final class CampaignStatuses {

    private final Inventory inventory;
    private final KeywordMatches matches;
    private final Map<Campaign, CampaignStatus> statuses = new HashMap<>();

    CampaignStatuses(Inventory inventory, KeywordMatches matches) {
        this.inventory = inventory;
        this.matches = matches;
    }

    void update(Campaign campaign, CampaignStatus status) {
        statuses.merge(campaign, status, (old, now) -> now.compareTo(old) > 0 ? now : old);
    }

    AuctionExplanation explain() {
        return new AuctionExplanation(
                inventory, inventory.campaigns().stream().map(this::entry).toList());
    }

    private AuctionExplanation.Entry entry(Campaign campaign) {
        // no filter has seen the campaign, because the publisher renders none of the formats
        CampaignStatus status = statuses.getOrDefault(campaign, CampaignStatus.FORMAT);
        return new AuctionExplanation.Entry(
                campaign.id(),
                campaign.dsp(),
                campaign.priceCents(),
                (double) matches.score(campaign) / KeywordMatches.FULL_WEIGHT,
                status,
                matches.bannedWord(campaign).filter(word -> status == CampaignStatus.BANNED_WORDS));
    }
}
