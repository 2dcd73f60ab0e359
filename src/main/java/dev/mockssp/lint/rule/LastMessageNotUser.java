package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class LastMessageNotUser implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "last-message-not-user",
            "S0",
            "the last message is not from the user",
            "Request the ad before the assistant responds, so that the user's message is the last one. Then the request"
                    + " runs while the response is generated.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        String role = facts.conversation().lastRole();
        return facts.isBidRequest() && !role.isEmpty() && !role.equals("user")
                ? Optional.of(
                        "the last of " + MessageText.count(facts.conversation().messages(), "message")
                                + " has the role " + MessageText.quoted(role))
                : Optional.empty();
    }
}
