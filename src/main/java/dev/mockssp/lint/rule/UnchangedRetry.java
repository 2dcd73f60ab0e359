package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

public final class UnchangedRetry implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "unchanged-retry",
            "S1",
            "a request that got a 400, 401, 403 or 422 is sent again unchanged within a minute",
            "These answers mean that the request itself is wrong, so the same request fails again: log it, go on without"
                    + " an ad, and retry only what can get better.");

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
        return past.refusal()
                .map(refusal ->
                        "the same request as exchange " + refusal.number() + ", which was a " + refusal.status());
    }
}
