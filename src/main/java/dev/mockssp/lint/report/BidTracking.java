package dev.mockssp.lint.report;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.match.TrackingEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * The tracking of a bid.
 *
 * @param requestId the id of the request that got the bid
 * @param views how often its view URL was opened
 * @param clicks how often its click URL was opened
 */
public record BidTracking(String bidId, String requestId, int views, int clicks) {

    /** @return the tracking of each bid of a run */
    static List<BidTracking> among(List<Exchange> exchanges) {
        TrackingEvents events = TrackingEvents.among(exchanges);
        List<BidTracking> bids = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            if (exchange.outcome().kind() == Outcome.Kind.FILL) {
                List<Exchange> own = events.of(exchange);
                exchange.outcome()
                        .bidIds()
                        .forEach(bidId -> bids.add(new BidTracking(
                                bidId,
                                exchange.id(),
                                count(own, bidId, Outcome.Kind.VIEW),
                                count(own, bidId, Outcome.Kind.CLICK))));
            }
        }
        return bids;
    }

    private static int count(List<Exchange> events, String bidId, Outcome.Kind kind) {
        return (int) events.stream()
                .filter(event -> event.outcome().kind() == kind
                        && event.outcome().bidIds().contains(bidId))
                .count();
    }
}
