package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.KeyTraffic;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** Calls that were on their way when the 429 left are none of these. */
final class CallAfter429 implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "call-after-429",
            "S0",
            "a key calls again after a 429 and before the window ends",
            "Wait until X-RateLimit-Reset: calls before it fail as well, and the user waits for nothing.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        KeyTraffic traffic = past.traffic();
        boolean again = facts.isCall()
                && !facts.keyId().isEmpty()
                && facts.at().isAfter(traffic.blockedFrom())
                && facts.at().isBefore(traffic.blockedUntil());
        return again
                ? Optional.of("exchange " + traffic.blockedBy() + " was a 429, and the window ends at "
                        + traffic.blockedUntil())
                : Optional.empty();
    }
}
