package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/**
 * Reports bid requests that may come from a publisher's server. Browsers send {@code Origin} with every cross-origin
 * request.
 */
final class ForwardedForMissing implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "forwarded-for-missing",
            "S1",
            "a bid request has no Origin, no X-User-Country and no X-Forwarded-For",
            "If your server sends requests for users, the country is your server's. Forward the user's address or send"
                    + " X-User-Country. Ignore this finding if the user's device sends the request.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        boolean located = !facts.isBidRequest()
                || facts.country().isPresent()
                || facts.hasHeader("Origin")
                || facts.hasHeader("X-Forwarded-For");
        return !located ? Optional.of("no Origin, no X-User-Country, no X-Forwarded-For") : Optional.empty();
    }
}
