package dev.mockssp.lint;

import java.util.Optional;

final class LastMessageNotUser implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "last-message-not-user",
            "S0",
            "the last message is not the user's",
            "Ask for the ad before the assistant answers, with the user's message as the last: then the bid request runs"
                    + " while the answer is made.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        String role = facts.conversation().lastRole();
        return facts.isBidRequest() && !role.isEmpty() && !role.equals("user")
                ? Optional.of("the last of " + Shown.count(facts.conversation().messages(), "message")
                        + " has the role " + Shown.quoted(role))
                : Optional.empty();
    }
}
