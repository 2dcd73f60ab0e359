package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ConversationFacts;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

final class TimestampsMissing implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "timestamps-missing",
            "S1",
            "messages have no timestamp; in revision 2026, none has one, or all have the same",
            "Every message of the documented sample has a timestamp. Without it, an old chat looks like a live one.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        ConversationFacts conversation = facts.conversation();
        if (!facts.isBidRequest()) {
            return List.of();
        }
        if (facts.revision() == Revision.R2026 && conversation.isTimeRepeated()) {
            return List.of(new Observation(
                    "/messages/1/timestamp",
                    MessageText.count(conversation.messages(), "message") + " with the same timestamp"));
        }
        boolean someAreEnough = facts.revision() == Revision.R2026 && conversation.untimed() < conversation.messages();
        return conversation.untimed() > 0 && !someAreEnough
                ? List.of(new Observation(
                        "/messages/" + conversation.firstUntimed() + "/timestamp",
                        conversation.untimed() + " of " + MessageText.count(conversation.messages(), "message")
                                + " without a timestamp"))
                : List.of();
    }
}
