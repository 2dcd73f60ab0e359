package dev.mockssp.lint;

import java.util.Optional;

final class CountryNotIso implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "country-not-iso",
            "S1",
            "X-User-Country is no ISO 3166-1 alpha-2 code",
            "Only a code such as US or DE says where the user is; anything else leaves the country to the IP address.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        return facts.isBidRequest()
                ? facts.country()
                        .filter(code -> !Countries.isIsoInAnyCase(code))
                        .map(code -> "X-User-Country: " + Shown.quoted(code))
                : Optional.empty();
    }
}
