package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A bid with a view URL records its impression when that is opened; one without records it with the answer. */
final class BidNeverViewed implements RunRule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "bid-never-viewed",
            "S3",
            "a bid with a view_url is not viewed in the whole run",
            "The impression is recorded when view_url is opened: without it the ad was shown for nothing.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public List<RunFinding> atEnd(List<Exchange> exchanges) {
        Set<String> viewed = exchanges.stream()
                .filter(exchange -> exchange.outcome().kind() == Outcome.Kind.VIEW)
                .flatMap(exchange -> exchange.outcome().bidIds().stream())
                .collect(Collectors.toSet());
        return exchanges.stream()
                .filter(BidNeverViewed::isToBeViewed)
                .flatMap(exchange -> finding(exchange, viewed).stream())
                .toList();
    }

    static boolean isToBeViewed(Exchange exchange) {
        Outcome outcome = exchange.outcome();
        return exchange.endpoint().equals("bid-request")
                && outcome.kind() == Outcome.Kind.FILL
                && outcome.impressions() == 0;
    }

    private static List<RunFinding> finding(Exchange exchange, Set<String> viewed) {
        List<String> bids = exchange.outcome().bidIds();
        List<String> unseen = bids.stream().filter(bid -> !viewed.contains(bid)).toList();
        String seen = unseen.size() + " of " + Shown.count(bids.size(), "bid") + " never viewed: "
                + String.join(", ", unseen);
        return unseen.isEmpty() ? List.of() : List.of(new RunFinding(exchange.id(), ENTRY.finding(seen)));
    }
}
