package dev.mockssp.journal.match;

import static java.util.stream.Collectors.groupingBy;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.List;
import java.util.Map;

/** The clicks and views among exchanges, by the bid that they belong to. */
public final class TrackingEvents {

    private final Map<String, List<Exchange>> byBid;

    private TrackingEvents(Map<String, List<Exchange>> byBid) {
        this.byBid = byBid;
    }

    /**
     * @param exchanges exchanges of all kinds, oldest first
     * @return the clicks and views among them, except those of upstream links whose bid the journal does not have
     */
    public static TrackingEvents among(List<Exchange> exchanges) {
        return new TrackingEvents(exchanges.stream()
                .filter(TrackingEvents::isEvent)
                .filter(event -> !event.outcome().bidIds().isEmpty())
                .collect(groupingBy(event -> event.outcome().bidIds().get(0))));
    }

    /**
     * @param exchange an exchange
     * @return the clicks and views of its bids, oldest first; empty if the exchange is itself a click or view
     */
    public List<Exchange> of(Exchange exchange) {
        return isEvent(exchange)
                ? List.of()
                : exchange.outcome().bidIds().stream()
                        .flatMap(bid -> byBid.getOrDefault(bid, List.of()).stream())
                        .toList();
    }

    /** @return whether one of the bids of the exchange has an event of this kind */
    boolean has(Exchange exchange, Outcome.Kind kind) {
        return of(exchange).stream().anyMatch(event -> event.outcome().kind() == kind);
    }

    private static boolean isEvent(Exchange exchange) {
        Outcome.Kind kind = exchange.outcome().kind();
        return kind == Outcome.Kind.CLICK || kind == Outcome.Kind.VIEW;
    }
}
