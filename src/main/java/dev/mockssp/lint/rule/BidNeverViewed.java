package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports bids whose view pixel was never opened; that of the DSP does not count. Bids without a view pixel count as an
 * impression when they are returned.
 */
public final class BidNeverViewed implements RunRule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "bid-never-viewed",
            "S3",
            "a bid with a view pixel is not viewed in the whole run",
            "The impression is recorded when view_url is opened, in revision 2026 thrad_view_url if there is one."
                    + " Otherwise the ad does not count.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<RunFinding> checkRun(List<Exchange> exchanges, Instant viewableUntil) {
        Set<String> viewed = exchanges.stream()
                .filter(exchange -> exchange.outcome().kind() == Outcome.Kind.VIEW)
                .flatMap(exchange -> exchange.outcome().bidIds().stream())
                .collect(Collectors.toSet());
        return exchanges.stream()
                .filter(ExchangeFacts::awaitsView)
                .filter(exchange -> !ExchangeFacts.respondedAt(exchange).isAfter(viewableUntil))
                .flatMap(exchange -> finding(exchange, viewed).stream())
                .toList();
    }

    private static List<RunFinding> finding(Exchange exchange, Set<String> viewed) {
        List<String> bids = exchange.outcome().bidIds();
        List<String> notViewed =
                bids.stream().filter(bid -> !viewed.contains(bid)).toList();
        String seen = notViewed.size() + " of " + MessageText.count(bids.size(), "bid") + " never viewed: "
                + String.join(", ", notViewed);
        return notViewed.isEmpty() ? List.of() : List.of(RunFinding.of(exchange, INFO.finding("", seen)));
    }
}
