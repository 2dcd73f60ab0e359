package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PixelPing;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports view pixels that are requested too soon to be at viewability: half of the ad visible for one second without a
 * break. A request before the response was sent means that the clock is frozen, so it is not reported.
 */
final class PixelOnRender implements Rule {

    private static final Duration VIEWABLE_AFTER = Duration.ofSeconds(1);

    private static final RuleInfo INFO = RuleInfo.warning(
            "pixel-on-render",
            "D",
            "view_url or thrad_view_url is requested within 1 s of the response with the ad",
            "Request both at viewability, not on render: when half of the ad has been visible for one second without a"
                    + " break. Earlier views hurt the quality that is paid for.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Revision> revisions() {
        return Set.of(Revision.R2026);
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        Optional<PixelPing> ping = history.ping().filter(PixelPing::isFirst);
        if (ping.isEmpty()) {
            return List.of();
        }
        Duration passed = Duration.between(ping.get().adSent(), facts.at());
        return !passed.isNegative() && passed.compareTo(VIEWABLE_AFTER) < 0
                ? List.of(Observation.ofExchange(
                        ping.get().pixel() + " " + passed.toMillis() + " ms after the response with the ad"))
                : List.of();
    }
}
