package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** No browser sends a request across origins without {@code Origin}, so this one may come from a publisher's server. */
final class ForwardedForMissing implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.info(
            "forwarded-for-missing",
            "S1",
            "a bid request has no Origin, no X-User-Country and no X-Forwarded-For",
            "If your server sent it for a user, the country is that of your server: forward the user's address or send"
                    + " X-User-Country. If the user's device sent it, all is well.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        boolean located = !facts.isBidRequest()
                || facts.country().isPresent()
                || facts.hasHeader("Origin")
                || facts.hasHeader("X-Forwarded-For");
        return !located ? Optional.of("no Origin, no X-User-Country, no X-Forwarded-For") : Optional.empty();
    }
}
