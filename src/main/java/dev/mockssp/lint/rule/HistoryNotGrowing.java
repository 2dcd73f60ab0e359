package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** A conversation whose beginning is not sent any more, most often because only the last message is. */
final class HistoryNotGrowing implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "history-not-growing",
            "S0",
            "the beginning of a chat's history is missing, as when only the last message is sent",
            "Always send all messages of the session: the whole context chooses the ad, and turns are counted by it.");

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
        boolean cut = chat.isKnown() && facts.isBidRequest() && chat.hasUserOf(facts) && isCut(chat, facts);
        return cut
                ? Optional.of(
                        MessageText.count(facts.conversation().messages(), "message") + " after " + chat.messages()
                                + " in exchange " + chat.number() + ", and the first user message of then is gone")
                : Optional.empty();
    }

    private static boolean isCut(ChatState chat, ExchangeFacts facts) {
        return !chat.goesOnWith(facts)
                && !chat.restartsWith(facts)
                && chat.latest() != facts.conversation().latest();
    }
}
