package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

final class CountryLowerCase implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "country-lower-case",
            "S1",
            "X-User-Country, or userRegion of the legacy endpoint, is an ISO code in lower case",
            "ISO 3166-1 and the vendor's documents use upper case. mock-ssp accepts both, the real service may not.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (facts.isGetAd()) {
            return facts.body().path("userRegion").stringValueOpt().filter(CountryLowerCase::isLowerCase).stream()
                    .map(code -> new Observation("/userRegion", "userRegion: \"" + code + "\""))
                    .toList();
        }
        return facts.isBidRequest()
                        && facts.country().filter(CountryLowerCase::isLowerCase).isPresent()
                ? List.of(Observation.ofHeader(
                        "X-User-Country", "X-User-Country: \"" + facts.country().get() + "\""))
                : List.of();
    }

    private static boolean isLowerCase(String code) {
        return IsoCountries.isIsoInAnyCase(code) && !IsoCountries.isIso(code);
    }
}
