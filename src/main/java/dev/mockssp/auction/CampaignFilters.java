package dev.mockssp.auction;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What takes a campaign out before any stage (contract.md 1.6). Campaigns go by their place. */
final class CampaignFilters {

    /** The verdict on what no filter takes out, as far as filters can tell. */
    private static final CampaignStatus PASSED = CampaignStatus.NOT_RELEVANT;

    private final List<Campaign> campaigns;
    private final TargetingIndex terms;
    private final BitSet running;
    private final KeywordMatches reading;
    private final BitSet exhausted;

    /**
     * @param country the user's ISO alpha-2 country in upper case, empty when unknown
     * @param inventory who may bid
     * @param reading what stands in the conversation
     * @param spending what wins have cost so far
     */
    CampaignFilters(Optional<String> country, Inventory inventory, KeywordMatches reading, CampaignSpend spending) {
        this.campaigns = inventory.campaigns();
        this.terms = inventory.terms();
        this.running = terms.in(country);
        this.reading = reading;
        this.exhausted = spending.exhausted(inventory);
    }

    /** @return why the publisher cannot render the campaign, {@link #PASSED} when it can */
    CampaignStatus render(int campaign, AdFormat format, OptionalInt maxHeadlineChars) {
        if (!terms.in(format).get(campaign)) {
            return CampaignStatus.FORMAT;
        }
        boolean fits = format == AdFormat.SPONSORED_PROMPT
                || (maxHeadlineChars.isEmpty()
                        ? terms.withHeadline().get(campaign)
                        : campaigns.get(campaign).hasHeadlineWithin(maxHeadlineChars));
        return fits ? PASSED : CampaignStatus.HEADLINE;
    }

    /** @return which filter withholds the campaign from this user or conversation, {@link #PASSED} when none does */
    CampaignStatus hard(int campaign) {
        if (!running.get(campaign)) {
            return CampaignStatus.GEO;
        }
        if (reading.bans(campaign)) {
            return CampaignStatus.BANNED_WORDS;
        }
        return exhausted.get(campaign) ? CampaignStatus.BUDGET : PASSED;
    }

    /** @return {@link CampaignStatus#FLOOR} unless the price is above it */
    CampaignStatus floor(int campaign) {
        return terms.aboveFloor().get(campaign) ? PASSED : CampaignStatus.FLOOR;
    }
}
