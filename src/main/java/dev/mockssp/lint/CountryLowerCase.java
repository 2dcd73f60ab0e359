package dev.mockssp.lint;

import java.util.Optional;

final class CountryLowerCase implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.info(
            "country-lower-case",
            "S1",
            "X-User-Country, or userRegion of the legacy endpoint, is an ISO code but not in capitals",
            "ISO 3166-1 writes codes in capitals, as the documents do; the double reads both, the real service may not.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        if (facts.isGetAd()) {
            return facts.body().path("userRegion").stringValueOpt().flatMap(code -> seen("userRegion", code));
        }
        return facts.isBidRequest() ? facts.country().flatMap(code -> seen("X-User-Country", code)) : Optional.empty();
    }

    private static Optional<String> seen(String name, String code) {
        return Countries.isIsoInAnyCase(code) && !Countries.isIso(code)
                ? Optional.of(name + ": \"" + code + "\"")
                : Optional.empty();
    }
}
