package dev.mockssp.lint.rule;

import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.List;

/**
 * Reports views right after the response; {@link PixelOnRender} reports those of the two pixels of revision 2026. A view before the response was sent means that the clock is frozen, so it is
 * not reported.
 */
public final class ViewTooSoon implements Rule {

    /** A bid can be viewed so long after its response. */
    public static final Duration MIN_DELAY = Duration.ofMillis(50);

    private static final RuleInfo INFO = RuleInfo.warning(
            "view-too-soon",
            "advice",
            "a bid is viewed within 50 ms of the response that contains it; in revision 2026, a sponsored prompt",
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
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (history.bidSent().isEmpty() || history.ping().isPresent() || !facts.is(Outcome.Kind.VIEW)) {
            return List.of();
        }
        Duration passed = Duration.between(history.bidSent().get(), facts.at());
        return !passed.isNegative() && passed.compareTo(MIN_DELAY) < 0
                ? List.of(Observation.ofExchange(passed.toMillis() + " ms after the response"))
                : List.of();
    }
}
