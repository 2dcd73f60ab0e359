package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class CountryNotIso implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "country-not-iso",
            "S1",
            "X-User-Country is no ISO 3166-1 alpha-2 code",
            "Only a code such as US or DE says where the user is; anything else leaves the country to the IP address.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        return facts.isBidRequest()
                ? facts.country()
                        .filter(code -> !IsoCountries.isIsoInAnyCase(code))
                        .map(code -> "X-User-Country: " + MessageText.quoted(code))
                : Optional.empty();
    }
}
