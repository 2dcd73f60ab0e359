package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.IsoCountries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class RegionNotIso implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "region-not-iso",
            "S2",
            "userRegion of the legacy endpoint is no ISO 3166-1 alpha-2 code",
            "It should be a code such as US or DE; any other text targets nobody. Leave it out when you do not know.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        return facts.isGetAd()
                ? facts.body()
                        .path("userRegion")
                        .stringValueOpt()
                        .filter(code -> !IsoCountries.isIsoInAnyCase(code))
                        .map(code -> "userRegion: " + MessageText.quoted(code))
                : Optional.empty();
    }
}
