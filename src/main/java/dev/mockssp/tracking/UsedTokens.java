package dev.mockssp.tracking;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;

/** Which tokens of one API key were used, for what counts once only. One bit for each serial number. Thread-safe. */
public final class UsedTokens {

    private static final long BYTES_OF_BLOCK = HeapSize.MAP_ENTRY + 2 * HeapSize.LONG;
    private static final MapType<Long, Long> BLOCKS =
            new MapType<>("used-tokens", Long.class, Long.class, (number, bits) -> BYTES_OF_BLOCK);

    private final StateMap<Long, Long> blocks;

    /** @param maps makes the map of the blocks */
    public UsedTokens(StateMaps maps) {
        this.blocks = maps.map(BLOCKS);
    }

    /**
     * Notes that a token is used.
     *
     * @param serial its serial number
     * @return whether this is its first use
     */
    public synchronized boolean use(long serial) {
        long block = serial / Long.SIZE;
        long bit = 1L << (serial % Long.SIZE);
        long used = blocks.get(block).orElse(0L);
        blocks.put(block, used | bit);
        return (used & bit) == 0;
    }

    /** Forgets all uses. */
    public void clear() {
        blocks.clear();
    }
}
