package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;

final class TurnsFromLastAdSent implements Rule {

    private static final String FIELD = "turns_from_last_ad";

    private static final RuleInfo INFO = RuleInfo.info(
            "turns-from-last-ad-sent",
            "D",
            "a bid request has turns_from_last_ad",
            "The server counts the requests since the last ad itself. A value in the request replaces its count, so"
                    + " max_frequency then counts what you send. Leave it out.");

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
        return facts.isBidRequest() && facts.body().has(FIELD)
                ? List.of(Observation.ofField("", FIELD, FIELD + " is sent"))
                : List.of();
    }
}
