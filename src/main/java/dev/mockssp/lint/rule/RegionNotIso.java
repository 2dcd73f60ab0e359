package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

final class RegionNotIso implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "region-not-iso",
            "S2",
            "userRegion of the legacy endpoint is not an ISO 3166-1 alpha-2 code",
            "Send a code such as US or DE, or omit the field. No campaign targets any other value.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        return facts.isGetAd()
                ? facts.body().path("userRegion").stringValueOpt().stream()
                        .filter(code -> !IsoCountries.isIsoInAnyCase(code))
                        .map(code -> new Observation("/userRegion", "userRegion: " + MessageText.quoted(code)))
                        .toList()
                : List.of();
    }
}
