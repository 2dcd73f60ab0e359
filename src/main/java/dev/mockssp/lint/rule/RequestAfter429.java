package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.KeyTraffic;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/**
 * Reports requests after a 429 within the same window. Requests that were sent before the 429 arrived are not reported.
 */
final class RequestAfter429 implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "request-after-429",
            "S0",
            "a key sends another request after a 429 and before the rate limit window ends",
            "Wait until X-RateLimit-Reset. Requests before then fail too, and delay the user without an ad.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        KeyTraffic traffic = history.traffic();
        boolean again = facts.isAdRequest()
                && !facts.keyId().isEmpty()
                && facts.at().isAfter(traffic.blockedFrom())
                && facts.at().isBefore(traffic.blockedUntil());
        return again
                ? List.of(Observation.ofExchange("exchange " + traffic.blockedBy()
                        + " was a 429, and the window ends at " + traffic.blockedUntil()))
                : List.of();
    }
}
