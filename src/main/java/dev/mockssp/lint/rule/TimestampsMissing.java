package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ConversationFacts;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

final class TimestampsMissing implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.info(
            "timestamps-missing",
            "S1",
            "messages have no timestamp",
            "The documented sample gives every message its time; without it nobody can tell an old chat from a live one.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        ConversationFacts conversation = facts.conversation();
        return facts.isBidRequest() && conversation.untimed() > 0
                ? Optional.of(conversation.untimed() + " of " + MessageText.count(conversation.messages(), "message")
                        + " without a timestamp")
                : Optional.empty();
    }
}
