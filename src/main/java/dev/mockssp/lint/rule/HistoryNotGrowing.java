package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/** Reports conversations without their beginning, usually because the client sends only the last message. */
final class HistoryNotGrowing implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "history-not-growing",
            "S0",
            "the beginning of a chat's history is missing, for example because only the last message is sent",
            "Always send all messages of the session. The server uses them to choose the ad and to count the turns.");

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
        boolean lost = chat.isKnown() && facts.isBidRequest() && chat.hasUserOf(facts) && lostBeginning(chat, facts);
        return lost
                ? List.of(new Observation(
                        "/messages",
                        MessageText.count(facts.conversation().messages(), "message") + " after " + chat.messages()
                                + " in exchange " + chat.number()
                                + ", but the first user message of that exchange is missing"))
                : List.of();
    }

    private static boolean lostBeginning(ChatState chat, ExchangeFacts facts) {
        return !chat.goesOnWith(facts)
                && !chat.restartsWith(facts)
                && chat.latest() != facts.conversation().latest();
    }
}
