package dev.mockssp.auction;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What takes a campaign out before any stage (contract.md 1.6). Campaigns go by their place. */
final class Filters {

    /** The verdict on what no filter takes out, as far as filters can tell. */
    private static final Verdict PASSED = Verdict.NOT_RELEVANT;

    private final List<Campaign> campaigns;
    private final Terms terms;
    private final BitSet running;
    private final Reading reading;
    private final BitSet exhausted;

    /**
     * @param country the user's ISO alpha-2 country in upper case, empty when unknown
     * @param inventory who may bid
     * @param reading what stands in the conversation
     * @param spending what wins have cost so far
     */
    Filters(Optional<String> country, Inventory inventory, Reading reading, Spending spending) {
        this.campaigns = inventory.campaigns();
        this.terms = inventory.terms();
        this.running = terms.in(country);
        this.reading = reading;
        this.exhausted = spending.exhausted(inventory);
    }

    /** @return why the publisher cannot render the campaign, {@link #PASSED} when it can */
    Verdict render(int campaign, Format format, OptionalInt maxHeadlineChars) {
        if (!terms.in(format).get(campaign)) {
            return Verdict.FORMAT;
        }
        boolean fits = format == Format.SPONSORED_PROMPT
                || (maxHeadlineChars.isEmpty()
                        ? terms.withHeadline().get(campaign)
                        : campaigns.get(campaign).hasHeadlineWithin(maxHeadlineChars));
        return fits ? PASSED : Verdict.HEADLINE;
    }

    /** @return which filter withholds the campaign from this user or conversation, {@link #PASSED} when none does */
    Verdict hard(int campaign) {
        if (!running.get(campaign)) {
            return Verdict.GEO;
        }
        if (reading.bans(campaign)) {
            return Verdict.BANNED_WORDS;
        }
        return exhausted.get(campaign) ? Verdict.BUDGET : PASSED;
    }

    /** @return {@link Verdict#FLOOR} unless the price is above it */
    Verdict floor(int campaign) {
        return terms.aboveFloor().get(campaign) ? PASSED : Verdict.FLOOR;
    }
}
