package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

final class ForceOveruse implements Rule {

    private static final int MIN_REQUESTS = 5;

    private static final RuleInfo INFO = RuleInfo.warning(
            "force-overuse",
            "S1",
            "a request has force, and so do more than half of the key's requests, of which there are at least 5",
            "Start without force, and use it only where too few requests are filled. Forced ads may not fit the"
                    + " conversation.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isForced() || facts.keyId().isEmpty()) {
            return List.of();
        }
        int requests = history.traffic().requests() + 1;
        int forced = history.traffic().forced() + 1;
        return requests >= MIN_REQUESTS && 2L * forced > requests
                ? List.of(new Observation(
                        "/force", forced + " of " + MessageText.count(requests, "request") + " of this key with force"))
                : List.of();
    }
}
