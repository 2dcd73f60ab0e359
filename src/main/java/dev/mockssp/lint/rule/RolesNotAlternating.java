package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class RolesNotAlternating implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.info(
            "roles-not-alternating",
            "advice",
            "two messages in a row have the same role",
            "Often a message is missing or was sent twice; a turn is counted for each of the user's.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        return facts.isBidRequest() && facts.conversation().repeat().isPresent()
                ? Optional.of("/messages/" + facts.conversation().repeat().getAsInt()
                        + " has the role of the message before it")
                : Optional.empty();
    }
}
