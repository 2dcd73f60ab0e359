package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

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
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isBidRequest() || facts.conversation().repeat().isEmpty()) {
            return List.of();
        }
        String message = "/messages/" + facts.conversation().repeat().getAsInt();
        return List.of(new Observation(message + "/role", message + " has the same role as the message before it"));
    }
}
