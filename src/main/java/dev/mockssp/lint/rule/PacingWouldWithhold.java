package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.history.ProductionPacing;
import java.util.Optional;

public final class PacingWouldWithhold implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "pacing-would-withhold",
            "S1",
            "a staging key gets an ad that a production key would not, by ad_offset or max_frequency of the request",
            "A staging key gets an ad on every request; with a production key this response is a no-bid, so the user"
                    + " interface must do without.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        return facts.isInChat()
                ? ProductionPacing.suppresses(facts, history.chat().lastAd())
                : Optional.empty();
    }
}
