package dev.mockssp.lint.rule;

import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.Optional;

/**
 * Reports views right after the response. A view before the response was sent means that the clock is frozen, so it is
 * not reported.
 */
final class ViewTooSoon implements Rule {

    private static final Duration MIN_DELAY = Duration.ofMillis(50);

    private static final RuleInfo INFO = RuleInfo.warning(
            "view-too-soon",
            "advice",
            "a bid is viewed within 50 ms of the response that contains it",
            "Nobody can see the ad that soon. Open view_url when the ad is on the screen, not when the response"
                    + " arrives.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (history.bidSent().isEmpty() || !facts.is(Outcome.Kind.VIEW)) {
            return Optional.empty();
        }
        Duration passed = Duration.between(history.bidSent().get(), facts.at());
        return !passed.isNegative() && passed.compareTo(MIN_DELAY) < 0
                ? Optional.of(passed.toMillis() + " ms after the response")
                : Optional.empty();
    }
}
