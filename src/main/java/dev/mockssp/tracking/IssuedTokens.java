package dev.mockssp.tracking;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
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

    private static final MapType<Long, int[]> BLOCKS =
            new MapType<>("issued-tokens", Long.class, int[].class, (number, hashes) -> BYTES_OF_BLOCK);

    private final StateMap<Long, int[]> blocks;
    private long issued;

    /** @param maps makes the map of the blocks */
    public IssuedTokens(StateMaps maps) {
        this(maps, 0);
    }

    /**
     * @param maps makes the map of the blocks
     * @param issued how many serial numbers were taken before
     */
    public IssuedTokens(StateMaps maps, long issued) {
        this.blocks = maps.map(BLOCKS);
        this.issued = issued;
    }

    /** @return how many serial numbers were taken */
    public synchronized long issued() {
        return issued;
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
        long number = serial / BLOCK;
        int[] hashes = blocks.get(number).map(int[]::clone).orElseGet(() -> new int[BLOCK]);
        hashes[(int) (serial % BLOCK)] = nonZeroHash(token);
        blocks.put(number, hashes);
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
