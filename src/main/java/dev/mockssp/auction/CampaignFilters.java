package dev.mockssp.auction;

import java.util.Optional;
import java.util.OptionalInt;

/** The filters that exclude a campaign before any stage (contract.md 1.6). Each returns the reason, if it excludes. */
final class CampaignFilters {

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

    /** @return why the publisher cannot render the campaign, empty if it can */
    Optional<CampaignStatus> renderFilter(Campaign campaign, AdFormat format, OptionalInt maxHeadlineChars) {
        if (!campaign.formats().contains(format)) {
            return Optional.of(CampaignStatus.FORMAT);
        }
        if (format == AdFormat.SPONSORED_PROMPT) {
            return excludeIf(campaign.prompts().isEmpty(), CampaignStatus.FORMAT);
        }
        return excludeIf(campaign.headlineWithin(maxHeadlineChars).isEmpty(), CampaignStatus.HEADLINE);
    }

    /** @return why the campaign must not be shown to this user in this conversation, empty if it may */
    Optional<CampaignStatus> targetingFilter(Campaign campaign) {
        if (!campaign.runsIn(country)) {
            return Optional.of(CampaignStatus.GEO);
        }
        if (matches.bannedWord(campaign).isPresent()) {
            return Optional.of(CampaignStatus.BANNED_WORDS);
        }
        return excludeIf(!spending.hasBudgetFor(campaign), CampaignStatus.BUDGET);
    }

    /** @return {@link CampaignStatus#FLOOR} unless the price is above the floor */
    Optional<CampaignStatus> floorPriceFilter(Campaign campaign) {
        return excludeIf(campaign.priceCents() <= AuctionRequest.FLOOR_CENTS, CampaignStatus.FLOOR);
    }

    private static Optional<CampaignStatus> excludeIf(boolean excluded, CampaignStatus reason) {
        return excluded ? Optional.of(reason) : Optional.empty();
    }
}
