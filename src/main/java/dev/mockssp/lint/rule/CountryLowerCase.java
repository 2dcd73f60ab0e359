package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

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
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (facts.isGetAd()) {
            return facts.body().path("userRegion").stringValueOpt().flatMap(code -> seen("userRegion", code));
        }
        return facts.isBidRequest() ? facts.country().flatMap(code -> seen("X-User-Country", code)) : Optional.empty();
    }

    private static Optional<String> seen(String name, String code) {
        return IsoCountries.isIsoInAnyCase(code) && !IsoCountries.isIso(code)
                ? Optional.of(name + ": \"" + code + "\"")
                : Optional.empty();
    }
}
