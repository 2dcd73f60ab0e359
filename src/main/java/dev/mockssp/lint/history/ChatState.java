package dev.mockssp.lint.history;

import dev.mockssp.lint.facts.ConversationFacts;
import dev.mockssp.lint.facts.ExchangeFacts;
import java.util.OptionalInt;

/**
 * A chat as its latest call left it.
 *
 * @param number the number of that call
 * @param user the fingerprint of its user
 * @param messages how many messages it sent; none on the legacy endpoint
 * @param opening the fingerprint of the user's first message
 * @param latest the fingerprint of the last message
 * @param lastAd the turn of the last ad that a production key would have been given
 */
public record ChatState(long number, long user, int messages, long opening, long latest, OptionalInt lastAd) {

    static final ChatState NONE = new ChatState(0, 0, 0, 0, 0, OptionalInt.empty());

    private static final int SHORT = 2;

    /** How many numbers it takes to keep a chat. */
    static final int WIDTH = 7;

    /** The column of the row's owner, which is no part of the chat. */
    static final int OWNER = 0;

    private static final long NO_AD = Long.MIN_VALUE;

    /** @return the chat that was kept in a row */
    static ChatState in(Rows rows, int row) {
        long lastAd = rows.get(row, 6);
        return new ChatState(
                rows.get(row, 1),
                rows.get(row, 2),
                (int) rows.get(row, 3),
                rows.get(row, 4),
                rows.get(row, 5),
                lastAd == NO_AD ? OptionalInt.empty() : OptionalInt.of((int) lastAd));
    }

    void keep(Rows rows, int row) {
        rows.set(row, 1, number);
        rows.set(row, 2, user);
        rows.set(row, 3, messages);
        rows.set(row, 4, opening);
        rows.set(row, 5, latest);
        rows.set(row, 6, lastAd.isPresent() ? lastAd.getAsInt() : NO_AD);
    }

    /** @return whether there was a call */
    public boolean isKnown() {
        return number > 0;
    }

    /**
     * @param facts a call of the chat
     * @param count its number
     * @return the chat after it
     */
    ChatState with(ExchangeFacts facts, long count) {
        ConversationFacts now = facts.conversation();
        return new ChatState(
                count,
                facts.user(),
                now.messages(),
                now.opening(),
                now.latest(),
                ProductionPacing.lastAd(facts, lastAd));
    }

    /** @return whether the call comes from the user of the latest */
    public boolean hasUserOf(ExchangeFacts facts) {
        return user == facts.user();
    }

    /** @return whether the call goes on with the same conversation, as far as the user's first message tells */
    public boolean goesOnWith(ExchangeFacts facts) {
        return opening == facts.conversation().opening();
    }

    /** @return whether the call begins a conversation where there was a longer one */
    public boolean restartsWith(ExchangeFacts facts) {
        int now = facts.conversation().messages();
        return !goesOnWith(facts) && now <= SHORT && now < messages;
    }
}
