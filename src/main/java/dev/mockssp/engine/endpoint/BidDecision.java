package dev.mockssp.engine.endpoint;

import dev.mockssp.auction.AuctionExplanation;
import dev.mockssp.auction.WinningBid;
import dev.mockssp.engine.api.DecidedBy;
import java.util.List;
import java.util.Optional;

/**
 * The result of a bid request.
 *
 * @param winningBids the winning bids; empty for no bid
 * @param decidedBy scenario, pacing or auction
 * @param message the message of the envelope when there is no bid
 * @param reason the reason in the journal
 * @param billable whether a win is billable and spends budget
 * @param explanation the explanation of the auction, if there was one
 */
public record BidDecision(
        List<WinningBid> winningBids,
        DecidedBy decidedBy,
        String message,
        String reason,
        boolean billable,
        Optional<AuctionExplanation> explanation) {

    static final String NO_BIDS = "No bids";

    public BidDecision {
        winningBids = List.copyOf(winningBids);
    }

    static BidDecision none(DecidedBy decidedBy, String message) {
        return new BidDecision(List.of(), decidedBy, message, message, false, Optional.empty());
    }
}
