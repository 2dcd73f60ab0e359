package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

public final class PacingWouldWithhold implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "pacing-would-withhold",
            "S1",
            "a staging key gets an ad that a production key would not get, because of ad_offset or"
                    + " max_frequency in the request; revision 2026 counts requests for max_frequency, not turns",
            "A staging key gets an ad on every request. With a production key, this response is a no-bid, so the user"
                    + " interface must work without an ad.");

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
        return facts.isInChat()
                ? history.chat()
                        .pacing()
                        .suppresses(facts)
                        .map(seen -> List.of(new Observation("/config", seen)))
                        .orElse(List.of())
                : List.of();
    }
}
