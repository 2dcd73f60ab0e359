package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.TimeZones;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;

final class TimezoneUnknown implements Rule {

    private static final String TIMEZONE = "X-User-Timezone";

    private static final RuleInfo INFO = RuleInfo.warning(
            "timezone-unknown",
            "D",
            "X-User-Timezone is not a name of the tz database",
            "Send a name such as Europe/Berlin, not an offset or an abbreviation. Campaigns that run at certain times of"
                    + " the day need it.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Revision> revisions() {
        return Set.of(Revision.R2026);
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        return facts.isBidRequest()
                ? facts.header(TIMEZONE).filter(name -> !TimeZones.exist(name)).stream()
                        .map(name -> Observation.ofHeader(TIMEZONE, TIMEZONE + ": " + MessageText.quoted(name)))
                        .toList()
                : List.of();
    }
}
