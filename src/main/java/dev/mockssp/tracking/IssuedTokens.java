package dev.mockssp.tracking;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import java.util.Optional;

/**
 * The tokens that were issued for one API key, so that a token of an earlier run with the same seed is rejected. Keeps a
 * hash of four bytes for each token, in blocks; a block is evicted when none of its tokens was issued or used for long.
 * Thread-safe.
 */
public final class IssuedTokens {

    private static final int BLOCK = 64;
    private static final long BYTES_OF_BLOCK =
            HeapSize.MAP_ENTRY + HeapSize.LONG + HeapSize.ofArray((long) BLOCK * Integer.BYTES);

    private final LruMap<Long, int[]> blocks;
    private long issued;

    /** @param memory limits the bytes of this and of all else that is remembered */
    public IssuedTokens(MemoryBudget memory) {
        this.blocks = new LruMap<>(memory, (number, hashes) -> BYTES_OF_BLOCK);
    }

    /** @return the serial number of the next token; each call gives another */
    public synchronized long takeSerial() {
        return issued++;
    }

    /**
     * Records that a token was issued.
     *
     * @param serial its serial number, from {@link #takeSerial}
     * @param token the signed text
     */
    public synchronized void record(long serial, String token) {
        blocks.computeIfAbsent(serial / BLOCK, number -> new int[BLOCK])[(int) (serial % BLOCK)] = nonZeroHash(token);
    }

    /**
     * @param serial the serial number in a token
     * @param token the signed text that contained it
     * @return whether that token was issued, and not evicted since
     */
    public synchronized boolean knows(long serial, String token) {
        if (serial < 0 || serial >= issued) {
            return false;
        }
        Optional<int[]> hashes = blocks.get(serial / BLOCK);
        return hashes.isPresent() && hashes.get()[(int) (serial % BLOCK)] == nonZeroHash(token);
    }

    /** Forgets all tokens. */
    public void clear() {
        blocks.clear();
    }

    private static int nonZeroHash(String token) {
        // 0 stands for a serial number without a token
        int hash = token.hashCode();
        return hash == 0 ? 1 : hash;
    }
}
