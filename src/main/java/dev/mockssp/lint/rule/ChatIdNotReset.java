package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** The same user begins anew under the old chat id. */
final class ChatIdNotReset implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "chat-id-not-reset",
            "S1",
            "the history of a chat begins anew, with another first user message, under the same chatId",
            "A new chat needs a new chat id, one per conversation and not per user: else the pacing of the old one"
                    + " goes on.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        ChatState chat = past.chat();
        boolean restarted = chat.isKnown() && facts.isBidRequest() && chat.hasUserOf(facts) && chat.restartsWith(facts);
        return restarted
                ? Optional.of(MessageText.count(facts.conversation().messages(), "message") + " after "
                        + chat.messages() + " in exchange " + chat.number() + ", and another beginning")
                : Optional.empty();
    }
}
