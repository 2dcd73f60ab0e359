package dev.mockssp.lint;

import java.util.Optional;

/** Another user, another conversation, the same chat id. */
final class ChatIdShared implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.error(
            "chat-id-shared",
            "S1",
            "two users have different conversations under one chatId",
            "A chat id belongs to one conversation: turns and ads are counted by it, so two people would pace each"
                    + " other.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        Chat chat = past.chat();
        boolean shared = chat.isKnown() && facts.isBidRequest() && !chat.hasUserOf(facts) && !chat.goesOnWith(facts);
        return shared
                ? Optional.of(
                        "exchange " + chat.number() + " had this chatId with another userId and another conversation")
                : Optional.empty();
    }
}
