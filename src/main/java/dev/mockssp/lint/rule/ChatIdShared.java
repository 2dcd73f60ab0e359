package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.ChatState;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.Optional;

/** Another user, another conversation, the same chat id. */
final class ChatIdShared implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.error(
            "chat-id-shared",
            "S1",
            "two users have different conversations under one chatId",
            "A chat id belongs to one conversation: turns and ads are counted by it, so two people would pace each"
                    + " other.");

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
        boolean shared = chat.isKnown() && facts.isBidRequest() && !chat.hasUserOf(facts) && !chat.goesOnWith(facts);
        return shared
                ? Optional.of(
                        "exchange " + chat.number() + " had this chatId with another userId and another conversation")
                : Optional.empty();
    }
}
