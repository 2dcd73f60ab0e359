package dev.mockssp.engine;

import dev.mockssp.auction.Explanation;
import dev.mockssp.auction.Offer;
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
record Decision(
        List<Offer> offers,
        Check decidedBy,
        String message,
        String reason,
        boolean billable,
        Optional<Explanation> explanation) {

    static final String NO_BIDS = "No bids";

    Decision {
        offers = List.copyOf(offers);
    }

    static Decision none(Check decidedBy, String message) {
        return new Decision(List.of(), decidedBy, message, message, false, Optional.empty());
    }
}
