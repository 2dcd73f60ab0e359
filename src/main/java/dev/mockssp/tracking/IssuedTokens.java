package dev.mockssp.tracking;

import java.util.Arrays;

/**
 * Which tokens were handed out for one key since the last reset, so that one from before it is not honoured. Keeps
 * four bytes a token and forgets the oldest beyond a million. Safe for use by several threads.
 */
public final class IssuedTokens {

    private static final int MAX_TOKENS = 1 << 20;

    private int[] marks = new int[64];
    private int issued;

    /** @return the serial of the next ticket, which nobody else is given */
    public synchronized int takeSerial() {
        if (issued == marks.length && marks.length < MAX_TOKENS) {
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        marks[issued % marks.length] = 0;
        return issued++;
    }

    /**
     * Remembers a token as handed out.
     *
     * @param serial the serial of its ticket, as {@link #takeSerial} gave it
     * @param token the token
     */
    public synchronized void record(int serial, String token) {
        if (isKept(serial)) {
            marks[serial % marks.length] = mark(token);
        }
    }

    /**
     * @param serial the serial of a ticket
     * @param token the token that it came from
     * @return whether this very token was handed out
     */
    public synchronized boolean knows(int serial, String token) {
        return isKept(serial) && marks[serial % marks.length] == mark(token);
    }

    private boolean isKept(int serial) {
        return serial >= 0 && serial < issued && serial >= issued - marks.length;
    }

    private static int mark(String token) {
        // never that of a token which is still to be made
        return token.hashCode() | 1;
    }
}
