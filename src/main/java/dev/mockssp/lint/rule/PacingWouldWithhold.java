package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.history.ProductionPacing;
import java.util.Optional;

public final class PacingWouldWithhold implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "pacing-would-withhold",
            "S1",
            "a staging key gets an ad that a production key would not get, because of ad_offset or"
                    + " max_frequency in the request",
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
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        return facts.isInChat()
                ? ProductionPacing.suppresses(facts, history.chat().lastAd())
                : Optional.empty();
    }
}
