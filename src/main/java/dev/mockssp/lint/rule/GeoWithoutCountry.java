package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.ArrayList;
import java.util.List;

final class GeoWithoutCountry implements Rule {

    private static final List<String> READ_WITH_COUNTRY = List.of("X-User-Region", "X-User-City", "X-User-Timezone");
    private static final List<String> READ_WITH_COUNTRY_IN_2026 =
            List.of("X-User-Region", "X-User-City", "X-User-Timezone", "X-User-Device");

    private static final RuleInfo INFO = RuleInfo.warning(
            "geo-without-country",
            "S1",
            "X-User-Region, X-User-City or X-User-Timezone, in revision 2026 also X-User-Device, is sent without"
                    + " X-User-Country",
            "The server reads them only together with X-User-Country. Otherwise the location comes from the IP"
                    + " address.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isBidRequest() || facts.country().isPresent()) {
            return List.of();
        }
        List<String> sent = new ArrayList<>(0);
        for (String name : facts.revision().countryNeedsDevice() ? READ_WITH_COUNTRY_IN_2026 : READ_WITH_COUNTRY) {
            if (facts.hasHeader(name)) {
                sent.add(name);
            }
        }
        return sent.isEmpty()
                ? List.of()
                : List.of(Observation.ofHeader("X-User-Country", String.join(", ", sent) + " without X-User-Country"));
    }
}
