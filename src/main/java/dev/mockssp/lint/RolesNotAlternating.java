package dev.mockssp.lint;

import java.util.Optional;

final class RolesNotAlternating implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.info(
            "roles-not-alternating",
            "advice",
            "two messages in a row have the same role",
            "Often a message is missing or was sent twice; a turn is counted for each of the user's.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        return facts.isBidRequest() && facts.conversation().repeat().isPresent()
                ? Optional.of("/messages/" + facts.conversation().repeat().getAsInt()
                        + " has the role of the message before it")
                : Optional.empty();
    }
}
