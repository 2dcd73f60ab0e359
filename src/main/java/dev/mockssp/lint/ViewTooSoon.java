package dev.mockssp.lint;

import dev.mockssp.journal.Outcome;
import java.time.Duration;
import java.util.Optional;

/** A view that comes before its answer left was timed by a clock that stands still: nothing is said of it. */
final class ViewTooSoon implements Rule {

    private static final Duration LEAST = Duration.ofMillis(50);

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "view-too-soon",
            "advice",
            "a bid is viewed within 50 ms of the answer that carried it",
            "Nobody has seen it by then: send the view when the ad is on the screen, not when it arrives.");

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
        if (past.bidAnswered().isEmpty() || !facts.is(Outcome.Kind.VIEW)) {
            return Optional.empty();
        }
        Duration passed = Duration.between(past.bidAnswered().get(), facts.at());
        return !passed.isNegative() && passed.compareTo(LEAST) < 0
                ? Optional.of(passed.toMillis() + " ms after the answer")
                : Optional.empty();
    }
}
