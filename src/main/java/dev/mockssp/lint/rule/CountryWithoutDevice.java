package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.geo.EndUserHeaders;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;

final class CountryWithoutDevice implements Rule {

    private static final RuleInfo INFO = RuleInfo.error(
            "country-without-device",
            "D",
            "X-User-Country is sent without X-User-Device (mobile or desktop) or without X-User-Timezone",
            "Such a request gets a 400. Send all three headers, or none of them.");

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
                ? EndUserHeaders.problem(facts.exchange().request().headers()).stream()
                        .map(problem -> Observation.ofHeader("X-User-Country", problem.message()))
                        .toList()
                : List.of();
    }
}
