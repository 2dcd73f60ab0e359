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

    /** The highest price first, ties by id: who wins. Written out, since comparators that are joined are linked anew in every run. */
    static final Comparator<Candidate> BY_PRICE = (one, other) -> {
        int order = Long.compare(other.price(), one.price());
        return order == 0 ? one.campaign.id().compareTo(other.campaign.id()) : order;
    };

    /** The best fit first, then as {@link #BY_PRICE}: what a DSP offers. */
    static final Comparator<Candidate> BY_FIT = (one, other) -> {
        int order = Long.compare(other.score, one.score);
        return order == 0 ? BY_PRICE.compare(one, other) : order;
    };

    private long price() {
        return campaign.priceCents();
    }
}
