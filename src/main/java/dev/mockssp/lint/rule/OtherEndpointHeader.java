package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ApiKeysInBody;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.stream.Stream;

/** Reports a key in the wrong place. The key headers of the two endpoints differ by one letter. */
final class OtherEndpointHeader implements Rule {

    private static final String SSP = "thrad-api-key";
    private static final String LEGACY = "thrads-api-key";

    private static final RuleInfo INFO = RuleInfo.error(
            "other-endpoint-header",
            "S0",
            "the key is in the header of the other endpoint, in Authorization or in the body, instead of the"
                    + " endpoint's header",
            "The bid request reads only the header thrad-api-key, the legacy endpoint only thrads-api-key. A key"
                    + " anywhere else gets a 401.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        String own = facts.isGetAd() ? LEGACY : SSP;
        String other = facts.isGetAd() ? SSP : LEGACY;
        if (!facts.isAdRequest() || facts.hasHeader(own)) {
            return List.of();
        }
        String instead = " was sent instead of the header " + own;
        return Stream.of(other, "Authorization")
                .filter(facts::hasHeader)
                .map(name -> Observation.ofHeader(name, name + instead))
                .findFirst()
                .or(() -> ApiKeysInBody.in(facts.exchange().request().body()).stream()
                        .map(member -> Observation.ofExchange(member.name() + " in the body" + instead))
                        .findFirst())
                .stream()
                .toList();
    }

    static boolean isKey(String header) {
        return header.equalsIgnoreCase(SSP) || header.equalsIgnoreCase(LEGACY);
    }
}
