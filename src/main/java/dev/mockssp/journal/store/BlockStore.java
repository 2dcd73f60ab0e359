package dev.mockssp.journal.store;

/**
 * Bytes in a few large blocks that are used again when all in them was dropped. A collector has no objects to move and
 * to count in them, however fast exchanges come and go. Not thread-safe.
 */
final class BlockStore {

    static final int BLOCK_BYTES = 256 << 10;

    private static final class Block {
        private final byte[] bytes;
        private int end;
        private int strips;
        private boolean lent;

        private Block(int size) {
            bytes = new byte[size];
        }
    }

    /** A piece of a block. What is in it stays as it is until it is dropped, or for good once it was lent. */
    static final class Strip {
        private final Block block;
        private final int start;
        private final int length;

        private Strip(Block block, int start, int length) {
            this.block = block;
            this.start = start;
            this.length = length;
        }

        int length() {
            return length;
        }

        ExchangeDecoder reader() {
            return new ExchangeDecoder(block.bytes, start, length);
        }

        /** Its block is not used again: somebody reads it who does not say when he is done. */
        void lend() {
            block.lent = true;
        }
    }

    /** In bytes; what is longer gets a block of its own, which is not used again. */
    private static final int LARGE = BLOCK_BYTES / 4;

    private Block current = new Block(BLOCK_BYTES);
    private Block spare = current;
    private long heldBytes;

    /** @return a copy of what was written */
    Strip add(ExchangeEncoder.Writer written) {
        Strip strip = room(written.length());
        written.copyTo(strip.block.bytes, strip.start);
        return strip;
    }

    /** @return a copy of a strip of other blocks */
    Strip add(Strip other) {
        Strip strip = room(other.length);
        System.arraycopy(other.block.bytes, other.start, strip.block.bytes, strip.start, other.length);
        return strip;
    }

    private Strip room(int length) {
        Block block = length > LARGE ? new Block(length) : current(length);
        Strip strip = new Strip(block, block.end, length);
        block.end += length;
        block.strips++;
        if (block.strips == 1) {
            heldBytes += block.bytes.length;
        }
        return strip;
    }

    private Block current(int length) {
        if (current.bytes.length - current.end < length) {
            current = spare == current ? new Block(BLOCK_BYTES) : spare;
            spare = current;
        }
        return current;
    }

    /** The strip is not read any more, except by whom it was lent to. */
    void drop(Strip strip) {
        Block block = strip.block;
        block.strips--;
        if (block.strips == 0) {
            heldBytes -= block.bytes.length;
            if (!block.lent && block.bytes.length == BLOCK_BYTES) {
                block.end = 0;
                spare = block == current ? spare : block;
            }
        }
    }

    /** @return the size of all blocks in which there is a strip, however small */
    long heldBytes() {
        return heldBytes;
    }
}
