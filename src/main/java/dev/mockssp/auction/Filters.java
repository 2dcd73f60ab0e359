package dev.mockssp.auction;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What takes a campaign out before any stage (contract.md 1.6).
 *
 * @param country the user's country, empty when unknown
 * @param reading what stands in the conversation
 * @param spending what wins have cost so far
 */
record Filters(Optional<String> country, Reading reading, Spending spending) {

    Filters {
        country = country.map(code -> code.toUpperCase(Locale.ROOT));
    }

    /** @return why the publisher cannot render the campaign, empty when it can */
    static Optional<Verdict> render(Campaign campaign, Format format, OptionalInt maxHeadlineChars) {
        if (!campaign.formats().contains(format)) {
            return Optional.of(Verdict.FORMAT);
        }
        if (format == Format.SPONSORED_PROMPT) {
            return campaign.prompts().isEmpty() ? Optional.of(Verdict.FORMAT) : Optional.empty();
        }
        return campaign.headlineWithin(maxHeadlineChars).isEmpty() ? Optional.of(Verdict.HEADLINE) : Optional.empty();
    }

    /** @return which filter withholds the campaign from this user or conversation, empty when none does */
    Optional<Verdict> hard(int index, Campaign campaign) {
        if (!campaign.runsIn(country)) {
            return Optional.of(Verdict.GEO);
        }
        if (reading.bannedWords().containsKey(index)) {
            return Optional.of(Verdict.BANNED_WORDS);
        }
        return spending.affords(campaign) ? Optional.empty() : Optional.of(Verdict.BUDGET);
    }

    /** @return {@link Verdict#FLOOR} unless the price is above it */
    static Optional<Verdict> floor(Campaign campaign) {
        return campaign.priceCents() > Auction.FLOOR_CENTS ? Optional.empty() : Optional.of(Verdict.FLOOR);
    }
}
