package dev.mockssp.lint;

import java.time.Duration;
import java.util.Optional;

/** A landing page does not say which bid led to it, so any click on its campaign counts. */
final class LandingWithoutClick implements Rule {

    private static final Duration MOST = Duration.ofSeconds(10);

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "landing-without-click",
            "S3",
            "a landing page is opened, and its campaign was not clicked in the 10 s before",
            "Always open the bid's url: it counts the click and then leads to the landing page. A click that is not"
                    + " counted is not paid.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        Optional<String> campaign = campaign(facts);
        boolean clicked = past.clicked().isPresent()
                && !past.clicked().get().isBefore(facts.at().minus(MOST));
        return campaign.isEmpty() || clicked ? Optional.empty() : Optional.of("the landing page of " + campaign.get());
    }

    /** @return the campaign whose landing page is opened */
    static Optional<String> campaign(Facts facts) {
        if (!facts.exchange().endpoint().equals("landing")
                || facts.exchange().answer().status() != 200) {
            return Optional.empty();
        }
        String path = facts.exchange().request().path();
        return Optional.of(path.substring(path.lastIndexOf('/') + 1));
    }
}
