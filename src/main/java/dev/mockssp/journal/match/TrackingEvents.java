package dev.mockssp.journal.match;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clicks and views among exchanges, by the bid that they belong to. */
public final class TrackingEvents {

    /** The endpoints of clicks and views. */
    public static final Set<String> ENDPOINTS = Set.of("click", "view", "product-click");

    private final List<Exchange> exchanges;

    /** The indexes in the list, because the list of a journal decodes each exchange when it is read. */
    private final Map<String, List<Integer>> byBid;

    private TrackingEvents(List<Exchange> exchanges, Map<String, List<Integer>> byBid) {
        this.exchanges = exchanges;
        this.byBid = byBid;
    }

    /**
     * @param exchanges exchanges of all kinds, oldest first
     * @return the clicks and views among them, except those of upstream links whose bid the journal does not have
     */
    public static TrackingEvents among(List<Exchange> exchanges) {
        Map<String, List<Integer>> byBid = new HashMap<>();
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            List<String> bidIds = exchange.outcome().bidIds();
            if (isEvent(exchange) && !bidIds.isEmpty()) {
                byBid.computeIfAbsent(bidIds.get(0), bid -> new ArrayList<>()).add(i);
            }
        }
        return new TrackingEvents(exchanges, byBid);
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
                        .map(exchanges::get)
                        .toList();
    }

    /** @return whether one of the bids of the exchange has an event of this kind */
    boolean has(Exchange exchange, Outcome.Kind kind) {
        return of(exchange).stream().anyMatch(event -> event.outcome().kind() == kind);
    }

    private static boolean isEvent(Exchange exchange) {
        Outcome.Kind kind = exchange.outcome().kind();
        return kind == Outcome.Kind.CLICK || kind == Outcome.Kind.VIEW || kind == Outcome.Kind.DSP_VIEW;
    }
}
