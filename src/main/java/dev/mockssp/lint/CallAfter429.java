package dev.mockssp.lint;

import java.util.Optional;

/** Calls that were on their way when the 429 left are none of these. */
final class CallAfter429 implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "call-after-429",
            "S0",
            "a key calls again after a 429 and before the window ends",
            "Wait until X-RateLimit-Reset: calls before it fail as well, and the user waits for nothing.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        Traffic traffic = past.traffic();
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
