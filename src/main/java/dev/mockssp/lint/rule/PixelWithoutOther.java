package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.journal.Exchange;
import dev.mockssp.lint.facts.AdPixels;
import dev.mockssp.lint.facts.ExchangeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports ads of which one view pixel was requested, and the other never. {@link BidNeverViewed} reports those without any. */
public final class PixelWithoutOther implements RunRule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "pixel-without-other",
            "D",
            "one of view_url and thrad_view_url of an ad is requested, and the other is not in the whole run",
            "Request both. thrad_view_url counts the impression, view_url tells the DSP; with one of them, their numbers"
                    + " differ.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Revision> revisions() {
        return Set.of(Revision.R2026);
    }

    @Override
    public List<RunFinding> checkRun(List<Exchange> exchanges, Instant viewableUntil) {
        Set<String> pinged = exchanges.stream()
                .flatMap(exchange -> AdPixels.pinged(exchange).stream())
                .collect(Collectors.toSet());
        return pinged.isEmpty()
                ? List.of()
                : exchanges.stream()
                        .filter(exchange -> !ExchangeFacts.respondedAt(exchange).isAfter(viewableUntil))
                        .flatMap(exchange -> AdPixels.in(exchange).stream()
                                .filter(pixels -> pixels.dsp().isPresent())
                                .filter(pixels -> pinged.contains(pixels.exchange())
                                        != pinged.contains(pixels.dsp().get()))
                                .map(pixels -> finding(exchange, pinged.contains(pixels.exchange()))))
                        .toList();
    }

    private static RunFinding finding(Exchange ad, boolean exchangePinged) {
        String seen = (exchangePinged ? AdPixels.EXCHANGE : AdPixels.DSP) + " without "
                + (exchangePinged ? AdPixels.DSP : AdPixels.EXCHANGE) + ": "
                + String.join(", ", ad.outcome().bidIds());
        return RunFinding.of(ad, INFO.finding("", seen));
    }
}
