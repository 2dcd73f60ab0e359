package dev.mockssp.lint.rule;

import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.Optional;

/** A view that comes before its answer left was timed by a clock that stands still: nothing is said of it. */
final class ViewTooSoon implements Rule {

    private static final Duration LEAST = Duration.ofMillis(50);

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "view-too-soon",
            "advice",
            "a bid is viewed within 50 ms of the answer that carried it",
            "Nobody has seen it by then: send the view when the ad is on the screen, not when it arrives.");

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
        if (past.bidAnswered().isEmpty() || !facts.is(Outcome.Kind.VIEW)) {
            return Optional.empty();
        }
        Duration passed = Duration.between(past.bidAnswered().get(), facts.at());
        return !passed.isNegative() && passed.compareTo(LEAST) < 0
                ? Optional.of(passed.toMillis() + " ms after the answer")
                : Optional.empty();
    }
}
