package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class LastMessageNotUser implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "last-message-not-user",
            "S0",
            "the last message is not the user's",
            "Ask for the ad before the assistant answers, with the user's message as the last: then the bid request runs"
                    + " while the answer is made.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        String role = facts.conversation().lastRole();
        return facts.isBidRequest() && !role.isEmpty() && !role.equals("user")
                ? Optional.of(
                        "the last of " + MessageText.count(facts.conversation().messages(), "message")
                                + " has the role " + MessageText.quoted(role))
                : Optional.empty();
    }
}
