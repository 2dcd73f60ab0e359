package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class RolesNotAlternating implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "roles-not-alternating",
            "advice",
            "two messages in a row have the same role",
            "Often a message is missing or was sent twice. Each user message counts as a turn.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        return facts.isBidRequest() && facts.conversation().repeat().isPresent()
                ? Optional.of("/messages/" + facts.conversation().repeat().getAsInt()
                        + " has the same role as the message before it")
                : Optional.empty();
    }
}
