package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/** Reports a chat id with two users and two conversations. */
final class ChatIdShared implements Rule {

    private static final RuleInfo INFO = RuleInfo.error(
            "chat-id-shared",
            "S1",
            "two users have different conversations under the same chatId",
            "Turns and ads are counted per chat id. If two conversations share one, they affect each other's"
                    + " pacing.");

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
        boolean shared = chat.isKnown() && facts.isBidRequest() && !chat.hasUserOf(facts) && !chat.goesOnWith(facts);
        return shared
                ? List.of(new Observation(
                        "/chatId",
                        "exchange " + chat.number() + " had this chatId with a different userId and conversation"))
                : List.of();
    }
}
