package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

public final class UnchangedRetry implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "unchanged-retry",
            "S1",
            "a request that got a 400, 401, 403 or 422 is sent again unchanged within a minute",
            "These statuses mean that the request is wrong, so the same request fails again. Log the error, continue"
                    + " without an ad, and retry only errors that can be temporary.");

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
        return history.rejection()
                .map(rejection -> List.of(Observation.ofExchange(
                        "the same request as exchange " + rejection.number() + ", which was a " + rejection.status())))
                .orElse(List.of());
    }
}
