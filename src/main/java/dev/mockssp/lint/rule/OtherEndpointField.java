package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class OtherEndpointField implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "other-endpoint-field",
            "S2",
            "the body has fields that only the other endpoint takes",
            "The bid request ignores the fields of the legacy endpoint, and that one refuses the other's: what they say"
                    + " is lost.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        if (!facts.isCall() || facts.isDocumented()) {
            return Optional.empty();
        }
        List<String> others = facts.isGetAd() ? DocumentedFields.BID_REQUEST_ONLY : DocumentedFields.LEGACY_ONLY;
        List<String> sent = new ArrayList<>(0);
        for (int i = 0; i < others.size(); i++) {
            if (facts.body().has(others.get(i))) {
                sent.add(others.get(i));
            }
        }
        String of = facts.isGetAd() ? " of the bid request" : " of the legacy endpoint";
        return sent.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", sent) + of);
    }
}
