package dev.mockssp.auction;

import java.util.List;
import java.util.Optional;

/**
 * Why each campaign won or lost in one auction.
 *
 * @param inventory the inventory of the auction
 * @param entries one entry for each campaign, in the order of the inventory
 */
public record AuctionExplanation(Inventory inventory, List<Entry> entries) {

    /**
     * @param campaign the campaign's id
     * @param dsp the DSP that bids for it
     * @param priceCents its price, in cents of CPM
     * @param score its relevance: for each keyword found, 1 / (1 + the distance of its message from the last)
     * @param status how far it came
     * @param bannedWord the banned word that was found, if that is the status
     */
    public record Entry(
            String campaign,
            String dsp,
            long priceCents,
            double score,
            CampaignStatus status,
            Optional<String> bannedWord) {}

    public AuctionExplanation {
        entries = List.copyOf(entries);
    }
}
