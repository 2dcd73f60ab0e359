package dev.mockssp.auction;

import java.util.Optional;
import java.util.OptionalInt;

/** The filters that exclude a campaign before any stage (contract.md 1.6). */
final class CampaignFilters {

    /** The status of a campaign that no filter excludes. */
    private static final CampaignStatus PASSED = CampaignStatus.NOT_RELEVANT;

    private final Optional<String> country;
    private final KeywordMatches matches;
    private final CampaignSpend spending;

    /**
     * @param country the user's ISO alpha-2 country in upper case, empty when unknown
     * @param matches the keywords and banned words in the conversation
     * @param spending what the wins of the API key have cost so far
     */
    CampaignFilters(Optional<String> country, KeywordMatches matches, CampaignSpend spending) {
        this.country = country;
        this.matches = matches;
        this.spending = spending;
    }

    /** @return why the publisher cannot render the campaign, {@link #PASSED} if it can */
    CampaignStatus render(Campaign campaign, AdFormat format, OptionalInt maxHeadlineChars) {
        if (!campaign.formats().contains(format)) {
            return CampaignStatus.FORMAT;
        }
        if (format == AdFormat.SPONSORED_PROMPT) {
            return campaign.prompts().isEmpty() ? CampaignStatus.FORMAT : PASSED;
        }
        return campaign.headlineWithin(maxHeadlineChars).isPresent() ? PASSED : CampaignStatus.HEADLINE;
    }

    /** @return which filter excludes the campaign for this user and conversation, {@link #PASSED} if none does */
    CampaignStatus hard(Campaign campaign) {
        if (!campaign.runsIn(country)) {
            return CampaignStatus.GEO;
        }
        if (matches.bannedWord(campaign).isPresent()) {
            return CampaignStatus.BANNED_WORDS;
        }
        return spending.hasBudgetFor(campaign) ? PASSED : CampaignStatus.BUDGET;
    }

    /** @return {@link CampaignStatus#FLOOR} unless the price is above the floor */
    CampaignStatus floor(Campaign campaign) {
        return campaign.priceCents() > AuctionRequest.FLOOR_CENTS ? PASSED : CampaignStatus.FLOOR;
    }
}
