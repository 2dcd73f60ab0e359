package dev.mockssp.lint.history;

import dev.mockssp.lint.facts.ConversationFacts;
import dev.mockssp.lint.facts.ExchangeFacts;

/**
 * A chat after its latest request.
 *
 * @param number the number of the request
 * @param user the fingerprint of its user
 * @param messages the number of its messages, 0 on the legacy endpoint
 * @param opening the fingerprint of the user's first message
 * @param latest the fingerprint of the last message
 * @param pacing the ads that a production key would have received
 */
public record ChatState(long number, long user, int messages, long opening, long latest, ProductionPacing pacing) {

    static final ChatState NONE = new ChatState(0, 0, 0, 0, 0, ProductionPacing.NONE);

    private static final int SHORT = 2;

    /** @return whether there was a request */
    public boolean isKnown() {
        return number > 0;
    }

    /**
     * @param facts a request of the chat
     * @param count its number
     * @return the chat after the request
     */
    ChatState with(ExchangeFacts facts, long count) {
        ConversationFacts now = facts.conversation();
        return new ChatState(count, facts.user(), now.messages(), now.opening(), now.latest(), pacing.with(facts));
    }

    /** @return whether the request has the same user as the latest one */
    public boolean hasUserOf(ExchangeFacts facts) {
        return user == facts.user();
    }

    /** @return whether the request continues the conversation, judged by the user's first message */
    public boolean goesOnWith(ExchangeFacts facts) {
        return opening == facts.conversation().opening();
    }

    /** @return whether the request starts a new conversation in place of a longer one */
    public boolean restartsWith(ExchangeFacts facts) {
        int now = facts.conversation().messages();
        return !goesOnWith(facts) && now <= SHORT && now < messages;
    }
}
