package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.ArrayList;
import java.util.List;

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
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isAdRequest() || facts.isDocumented()) {
            return List.of();
        }
        List<String> others =
                facts.isGetAd() ? DocumentedFields.of(facts.revision()).bidRequestOnly() : DocumentedFields.LEGACY_ONLY;
        String of = facts.isGetAd() ? " of the bid request" : " of the legacy endpoint";
        List<Observation> sent = new ArrayList<>(0);
        for (int i = 0; i < others.size(); i++) {
            String name = others.get(i);
            if (facts.body().has(name)) {
                sent.add(Observation.ofField("", name, name + of));
            }
        }
        return sent;
    }
}
