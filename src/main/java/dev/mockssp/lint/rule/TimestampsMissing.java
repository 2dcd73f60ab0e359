package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ConversationFacts;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class TimestampsMissing implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "timestamps-missing",
            "S1",
            "messages have no timestamp",
            "Every message of the documented sample has a timestamp. Without it, an old chat looks like a live one.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        ConversationFacts conversation = facts.conversation();
        return facts.isBidRequest() && conversation.untimed() > 0
                ? Optional.of(conversation.untimed() + " of " + MessageText.count(conversation.messages(), "message")
                        + " without a timestamp")
                : Optional.empty();
    }
}
