package dev.mockssp.tracking;

import java.util.Arrays;

/**
 * The tokens that were issued for one API key, so that a token of an earlier run with the same seed is rejected. Keeps a
 * hash of four bytes for each of the latest million tokens, because a token is needed long after its bid. Thread-safe.
 */
public final class IssuedTokens {

    private static final int MAX_TOKENS = 1 << 20;

    private int[] marks = new int[64];
    private int issued;

    /** @return the serial number of the next token; each call gives another */
    public synchronized int takeSerial() {
        if (issued == marks.length && marks.length < MAX_TOKENS) {
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        marks[issued % marks.length] = 0;
        return issued++;
    }

    /**
     * Records that a token was issued.
     *
     * @param serial its serial number, from {@link #takeSerial}
     * @param token the signed text
     */
    public synchronized void record(int serial, String token) {
        if (isKept(serial)) {
            marks[serial % marks.length] = mark(token);
        }
    }

    /**
     * @param serial the serial number in a token
     * @param token the signed text that contained it
     * @return whether that token was issued, and not evicted since
     */
    public synchronized boolean knows(int serial, String token) {
        return isKept(serial) && marks[serial % marks.length] == mark(token);
    }

    private boolean isKept(int serial) {
        return serial >= 0 && serial < issued && serial >= issued - marks.length;
    }

    private static int mark(String token) {
        // never 0, which stands for a serial number without a token
        return token.hashCode() | 1;
    }
}
