package dev.mockssp.auction;

import java.util.Optional;
import java.util.OptionalInt;

/** The filters that exclude a campaign before any stage (contract.md 1.6). Each returns the reason, if it excludes. */
final class CampaignFilters {

    private static final String VENDORS_DSP = "thrad_dsp";

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
        return switch (format) {
            case SPONSORED_MESSAGE ->
                excludeIf(campaign.headlineWithin(maxHeadlineChars).isEmpty(), CampaignStatus.HEADLINE);
            case SPONSORED_PROMPT -> excludeIf(campaign.prompts().isEmpty(), CampaignStatus.FORMAT);
            case SPONSORED_POLL -> excludeIf(campaign.poll().isEmpty(), CampaignStatus.FORMAT);
        };
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

    /** @return why the campaign is not for this audience, empty if it is */
    Optional<CampaignStatus> audienceFilter(Campaign campaign, Audience audience) {
        if (audience.ownDemandOnly() && !campaign.dsp().equals(VENDORS_DSP)) {
            return Optional.of(CampaignStatus.CONSENT);
        }
        if (!campaign.speaks(audience.languages())) {
            return Optional.of(CampaignStatus.LANGUAGE);
        }
        return excludeIf(!campaign.runsAt(audience.hour()), CampaignStatus.HOURS);
    }

    /** @return {@link CampaignStatus#FLOOR} unless the price is above the floor */
    Optional<CampaignStatus> floorPriceFilter(Campaign campaign, long floorCents) {
        return excludeIf(campaign.priceCents() <= floorCents, CampaignStatus.FLOOR);
    }

    private static Optional<CampaignStatus> excludeIf(boolean excluded, CampaignStatus reason) {
        return excluded ? Optional.of(reason) : Optional.empty();
    }
}
