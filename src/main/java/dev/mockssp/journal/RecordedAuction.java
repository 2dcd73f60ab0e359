package dev.mockssp.journal;

import dev.mockssp.core.text.MessageText;
import java.util.List;
import java.util.Optional;

/**
 * Why each campaign won or lost in the auction of an exchange.
 *
 * @param bidders the campaigns, in the order of the inventory; shared by all auctions of an inventory
 * @param results the result of each bidder, in the same order
 */
public record RecordedAuction(List<Bidder> bidders, List<Result> results) {

    /**
     * A campaign that took part.
     *
     * @param campaign its id
     * @param dsp the DSP that bids for it
     * @param priceCents its price, in cents of CPM
     */
    public record Bidder(String campaign, String dsp, long priceCents) {}

    /**
     * The result of a campaign.
     *
     * @param score its relevance, 0 for none
     * @param status how far it came, such as {@code outbid}
     * @param bannedWord the banned word that was found, if that is the status
     */
    public record Result(double score, String status, Optional<String> bannedWord) {}

    /** @throws IllegalArgumentException if there is not one result for each bidder */
    public RecordedAuction {
        bidders = List.copyOf(bidders);
        results = List.copyOf(results);
        if (bidders.size() != results.size()) {
            throw new IllegalArgumentException(MessageText.count(bidders.size(), "bidder") + ", but "
                    + MessageText.count(results.size(), "result"));
        }
    }
}
