package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reports landing pages opened without a click. A landing page URL does not identify its bid, so any click on the
 * campaign counts.
 */
public final class LandingWithoutClick implements Rule {

    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final RuleInfo INFO = RuleInfo.warning(
            "landing-without-click",
            "S3",
            "a landing page is opened, but its campaign was not clicked in the 10 s before",
            "Always open the bid's url: it counts the click, then redirects to the landing page. Clicks that are not"
                    + " counted are not paid.");

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
        Optional<String> campaign = facts.landingCampaign();
        boolean clicked = history.clicked().isPresent()
                && !history.clicked().get().isBefore(facts.at().minus(MAX_AGE));
        return campaign.isEmpty() || clicked
                ? List.of()
                : List.of(Observation.ofExchange("the landing page of " + campaign.get()));
    }
}
