package dev.mockssp.lint;

import java.util.Optional;

final class RegionNotIso implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "region-not-iso",
            "S2",
            "userRegion of the legacy endpoint is no ISO 3166-1 alpha-2 code",
            "It should be a code such as US or DE; any other text targets nobody. Leave it out when you do not know.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        return facts.isGetAd()
                ? facts.body()
                        .path("userRegion")
                        .stringValueOpt()
                        .filter(code -> !Countries.isIsoInAnyCase(code))
                        .map(code -> "userRegion: " + Shown.quoted(code))
                : Optional.empty();
    }
}
