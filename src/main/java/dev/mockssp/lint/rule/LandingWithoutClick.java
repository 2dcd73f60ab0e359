package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.Optional;

/** A landing page does not say which bid led to it, so any click on its campaign counts. */
public final class LandingWithoutClick implements Rule {

    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "landing-without-click",
            "S3",
            "a landing page is opened, and its campaign was not clicked in the 10 s before",
            "Always open the bid's url: it counts the click and then leads to the landing page. A click that is not"
                    + " counted is not paid.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        Optional<String> campaign = facts.landingCampaign();
        boolean clicked = past.clicked().isPresent()
                && !past.clicked().get().isBefore(facts.at().minus(MAX_AGE));
        return campaign.isEmpty() || clicked ? Optional.empty() : Optional.of("the landing page of " + campaign.get());
    }
}
