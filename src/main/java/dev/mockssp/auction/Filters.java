package dev.mockssp.auction;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What takes a campaign out before any stage (contract.md 1.6).
 *
 * @param country the user's ISO alpha-2 country in upper case, empty when unknown
 * @param reading what stands in the conversation
 * @param spending what wins have cost so far
 */
record Filters(Optional<String> country, Reading reading, Spending spending) {

    /** The verdict on what no filter takes out, as far as filters can tell. */
    private static final Verdict PASSED = Verdict.NOT_RELEVANT;

    /** @return why the publisher cannot render the campaign, {@link #PASSED} when it can */
    static Verdict render(Campaign campaign, Format format, OptionalInt maxHeadlineChars) {
        if (!campaign.formats().contains(format)) {
            return Verdict.FORMAT;
        }
        if (format == Format.SPONSORED_PROMPT) {
            return campaign.prompts().isEmpty() ? Verdict.FORMAT : PASSED;
        }
        return campaign.hasHeadlineWithin(maxHeadlineChars) ? PASSED : Verdict.HEADLINE;
    }

    /** @return which filter withholds the campaign from this user or conversation, {@link #PASSED} when none does */
    Verdict hard(int index, Campaign campaign) {
        if (!campaign.runsIn(country)) {
            return Verdict.GEO;
        }
        if (reading.bans(index)) {
            return Verdict.BANNED_WORDS;
        }
        return spending.affords(campaign) ? PASSED : Verdict.BUDGET;
    }

    /** @return {@link Verdict#FLOOR} unless the price is above it */
    static Verdict floor(Campaign campaign) {
        return campaign.priceCents() > Auction.FLOOR_CENTS ? PASSED : Verdict.FLOOR;
    }
}
