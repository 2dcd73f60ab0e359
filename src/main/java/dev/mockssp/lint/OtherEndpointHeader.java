package dev.mockssp.lint;

import java.util.Optional;
import java.util.stream.Stream;

/** The two endpoints differ by one letter. */
final class OtherEndpointHeader implements Rule {

    private static final String SSP = "thrad-api-key";
    private static final String LEGACY = "thrads-api-key";

    private static final RuleEntry ENTRY = RuleEntry.error(
            "other-endpoint-header",
            "S0",
            "the key stands in the header of the other endpoint, or in Authorization, and not in the endpoint's own",
            "The bid request reads thrad-api-key, the legacy endpoint thrads-api-key, and neither anything else: the"
                    + " call is a 401.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        String own = facts.isGetAd() ? LEGACY : SSP;
        String other = facts.isGetAd() ? SSP : LEGACY;
        if (!facts.isCall() || facts.header(own).isPresent()) {
            return Optional.empty();
        }
        return Stream.of(other, "Authorization")
                .filter(name -> facts.header(name).isPresent())
                .findFirst()
                .map(name -> name + " was sent, " + own + " was not");
    }

    static boolean isKey(String header) {
        return header.equalsIgnoreCase(SSP) || header.equalsIgnoreCase(LEGACY);
    }
}
