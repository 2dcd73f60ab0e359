package dev.mockssp.tracking;

import java.util.Arrays;

/**
 * The tokens that were issued for one API key, so that a token of an earlier run with the same seed is rejected. Keeps a
 * hash of four bytes for each of the latest million tokens, because a token is needed long after its bid. Thread-safe.
 */
public final class IssuedTokens {

    private static final int MAX_TOKENS = 1 << 20;

    private int[] hashes = new int[64];
    private int issued;

    /** @return the serial number of the next token; each call gives another */
    public synchronized int takeSerial() {
        if (issued == hashes.length && hashes.length < MAX_TOKENS) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[issued % hashes.length] = 0;
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
            hashes[serial % hashes.length] = nonZeroHash(token);
        }
    }

    /**
     * @param serial the serial number in a token
     * @param token the signed text that contained it
     * @return whether that token was issued, and not evicted since
     */
    public synchronized boolean knows(int serial, String token) {
        return isKept(serial) && hashes[serial % hashes.length] == nonZeroHash(token);
    }

    private boolean isKept(int serial) {
        return serial >= 0 && serial < issued && serial >= issued - hashes.length;
    }

    private static int nonZeroHash(String token) {
        // 0 stands for a serial number without a token
        int hash = token.hashCode();
        return hash == 0 ? 1 : hash;
    }
}
