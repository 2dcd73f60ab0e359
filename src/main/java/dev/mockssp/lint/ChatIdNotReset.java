package dev.mockssp.lint;

import java.util.Optional;

/** The same user begins anew under the old chat id. */
final class ChatIdNotReset implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "chat-id-not-reset",
            "S1",
            "the history of a chat begins anew, with another first user message, under the same chatId",
            "A new chat needs a new chat id, one per conversation and not per user: else the pacing of the old one"
                    + " goes on.");

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
        boolean restarted = chat.isKnown() && facts.isBidRequest() && chat.hasUserOf(facts) && chat.restartsWith(facts);
        return restarted
                ? Optional.of(Shown.count(facts.conversation().messages(), "message") + " after " + chat.messages()
                        + " in exchange " + chat.number() + ", and another beginning")
                : Optional.empty();
    }
}
