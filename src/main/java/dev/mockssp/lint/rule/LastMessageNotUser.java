package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

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
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        String role = facts.conversation().lastRole();
        int messages = facts.conversation().messages();
        return facts.isBidRequest() && !role.isEmpty() && !role.equals("user")
                ? List.of(new Observation(
                        "/messages/" + (messages - 1) + "/role",
                        "the last of " + MessageText.count(messages, "message") + " has the role "
                                + MessageText.quoted(role)))
                : List.of();
    }
}
