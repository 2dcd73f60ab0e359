package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports bids whose view URL was never opened. Bids without a view URL count as an impression when they are returned.
 */
public final class BidNeverViewed implements RunRule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "bid-never-viewed",
            "S3",
            "a bid with a view_url is not viewed in the whole run",
            "The impression is recorded when view_url is opened. Otherwise the ad does not count.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<RunFinding> checkRun(List<Exchange> exchanges) {
        Set<String> viewed = exchanges.stream()
                .filter(exchange -> exchange.outcome().kind() == Outcome.Kind.VIEW)
                .flatMap(exchange -> exchange.outcome().bidIds().stream())
                .collect(Collectors.toSet());
        return exchanges.stream()
                .filter(ExchangeFacts::awaitsView)
                .flatMap(exchange -> finding(exchange, viewed).stream())
                .toList();
    }

    private static List<RunFinding> finding(Exchange exchange, Set<String> viewed) {
        List<String> bids = exchange.outcome().bidIds();
        List<String> notViewed =
                bids.stream().filter(bid -> !viewed.contains(bid)).toList();
        String seen = notViewed.size() + " of " + MessageText.count(bids.size(), "bid") + " never viewed: "
                + String.join(", ", notViewed);
        return notViewed.isEmpty() ? List.of() : List.of(new RunFinding(exchange.id(), INFO.finding(seen)));
    }
}
