package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.AuctionExplanation;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.engine.api.DecidedBy;
import java.util.List;
import java.util.Optional;

/**
 * What is to be answered to a bid request.
 *
 * @param offers what won; none for no bid
 * @param decidedBy pacing or auction
 * @param message the message of the envelope when nothing won
 * @param reason why, for the journal
 * @param billable whether a win counts for money and spends budget
 * @param explanation the auction explained, where one was held
 */
public record BidDecision(
        List<WinningBid> offers,
        DecidedBy decidedBy,
        String message,
        String reason,
        boolean billable,
        Optional<AuctionExplanation> explanation) {

    static final String NO_BIDS = "No bids";

    public BidDecision {
        offers = List.copyOf(offers);
    }

    static BidDecision none(DecidedBy decidedBy, String message) {
        return new BidDecision(List.of(), decidedBy, message, message, false, Optional.empty());
    }
}
