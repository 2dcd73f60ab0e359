package dev.mockssp.tracking;

import java.util.Arrays;

/**
 * Which tokens were handed out for one key since the last reset, so that one from before it is not honoured. Keeps
 * four bytes a token and forgets the oldest beyond a million. Safe for use by several threads.
 */
public final class TicketLedger {

    private static final int MOST = 1 << 20;

    private int[] marks = new int[64];
    private int issued;

    /** @return the serial of the next ticket */
    public synchronized int nextSerial() {
        return issued;
    }

    /**
     * Remembers a token as handed out.
     *
     * @param token the token whose ticket has the serial that {@link #nextSerial} gave
     */
    public synchronized void record(String token) {
        if (issued == marks.length && marks.length < MOST) {
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        marks[issued % marks.length] = mark(token);
        issued++;
    }

    /**
     * @param serial the serial of a ticket
     * @param token the token that it came from
     * @return whether this very token was handed out
     */
    public synchronized boolean knows(int serial, String token) {
        return serial >= 0
                && serial < issued
                && serial >= issued - marks.length
                && marks[serial % marks.length] == mark(token);
    }

    private static int mark(String token) {
        return token.hashCode();
    }
}
