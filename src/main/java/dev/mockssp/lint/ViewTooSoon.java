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
        return past.bidAnswered()
                .filter(answered -> facts.is(Outcome.Kind.VIEW))
                .map(answered -> Duration.between(answered, facts.at()))
                .filter(passed -> !passed.isNegative() && passed.compareTo(LEAST) < 0)
                .map(passed -> passed.toMillis() + " ms after the answer");
    }
}
