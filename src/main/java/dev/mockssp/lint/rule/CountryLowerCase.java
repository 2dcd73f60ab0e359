package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class CountryLowerCase implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.info(
            "country-lower-case",
            "S1",
            "X-User-Country, or userRegion of the legacy endpoint, is an ISO code but not in capitals",
            "ISO 3166-1 writes codes in capitals, as the documents do; the double reads both, the real service may not.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
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
