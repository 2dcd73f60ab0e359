package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class ForceOveruse implements Rule {

    private static final int MIN_REQUESTS = 5;

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "force-as-normal",
            "S1",
            "a call has force, and so has more than half of at least 5 calls of its key",
            "Begin without force and turn it on only where too few requests are filled: it serves what does not fit the"
                    + " conversation.");

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
        if (!facts.isForced() || facts.keyId().isEmpty()) {
            return Optional.empty();
        }
        int calls = past.traffic().calls() + 1;
        int forced = past.traffic().forced() + 1;
        return calls >= MIN_REQUESTS && 2L * forced > calls
                ? Optional.of(forced + " of " + calls + " calls of this key with force")
                : Optional.empty();
    }
}
