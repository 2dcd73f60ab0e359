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
        return past.chat()
                .filter(chat -> facts.isBidRequest() && chat.hasUserOf(facts) && chat.restartsWith(facts))
                .map(chat -> Shown.count(facts.conversation().messages(), "message") + " after " + chat.messages()
                        + " in exchange " + chat.number() + ", and another beginning");
    }
}
