package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

final class CountryNotIso implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "country-not-iso",
            "S1",
            "X-User-Country is not an ISO 3166-1 alpha-2 code",
            "Send a code such as US or DE. For any other value, the server derives the country from the IP address.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        boolean wrong = facts.isBidRequest()
                && facts.country()
                        .filter(code -> !IsoCountries.isIsoInAnyCase(code))
                        .isPresent();
        return wrong
                ? List.of(Observation.ofHeader(
                        "X-User-Country",
                        "X-User-Country: " + MessageText.quoted(facts.country().get())))
                : List.of();
    }
}
