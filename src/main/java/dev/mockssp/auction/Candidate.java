package dev.mockssp.auction;

import java.util.Comparator;

/**
 * A campaign that may still win.
 *
 * @param index its place in the inventory
 * @param campaign the campaign
 * @param score how well it fits, in billionths
 */
record Candidate(int index, Campaign campaign, long score) {

    /** The highest price first, ties by id: who wins. */
    static final Comparator<Candidate> BY_PRICE = Comparator.comparingLong(Candidate::price)
            .reversed()
            .thenComparing(candidate -> candidate.campaign().id());

    /** The best fit first, then as {@link #BY_PRICE}: what a DSP offers. */
    static final Comparator<Candidate> BY_FIT =
            Comparator.comparingLong(Candidate::score).reversed().thenComparing(BY_PRICE);

    private long price() {
        return campaign.priceCents();
    }
}
