package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PixelPing;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reports view pixels of one ad that are not requested together, such as one on render and one at viewability. */
final class PixelsApart implements Rule {

    /** Viewability is a second after render; the network delays two requests that are sent together by less. */
    private static final Duration TOGETHER = Duration.ofMillis(500);

    private static final RuleInfo INFO = RuleInfo.warning(
            "pixels-apart",
            "D",
            "one of view_url and thrad_view_url is requested 500 ms or more after the other",
            "Both belong to the same moment, viewability. Then the DSP and the exchange count the same view.");

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
        return history.ping().filter(PixelPing::isFirst).stream()
                .flatMap(ping -> ping.otherPinged().stream()
                        .map(first -> Duration.between(first, facts.at()))
                        .filter(apart -> apart.compareTo(TOGETHER) >= 0)
                        .map(apart -> Observation.ofExchange(ping.pixel() + " " + apart.toMillis() + " ms after "
                                + ping.otherPixel().orElseThrow())))
                .toList();
    }
}
