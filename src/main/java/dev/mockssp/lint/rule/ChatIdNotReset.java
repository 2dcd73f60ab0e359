package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/** Reports a user who starts a new conversation under the old chat id. */
final class ChatIdNotReset implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "chat-id-not-reset",
            "S1",
            "the history of a chat starts over under the same chatId, with a different first user message",
            "Use a new chat id for each conversation, not for each user. Otherwise the pacing of the old chat"
                    + " continues.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        ChatState chat = history.chat();
        boolean restarted = chat.isKnown() && facts.isBidRequest() && chat.hasUserOf(facts) && chat.restartsWith(facts);
        return restarted
                ? List.of(new Observation(
                        "/chatId",
                        MessageText.count(facts.conversation().messages(), "message") + " after " + chat.messages()
                                + " in exchange " + chat.number() + ", with a different beginning"))
                : List.of();
    }
}
