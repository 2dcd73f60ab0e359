package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class OtherEndpointField implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "other-endpoint-field",
            "S2",
            "the body has fields that only the other endpoint takes",
            "The bid request ignores fields of the legacy endpoint, and the legacy endpoint rejects those of the bid"
                    + " request.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isAdRequest() || facts.isDocumented()) {
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
