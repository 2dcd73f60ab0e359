package dev.mockssp.journal;

/**
 * Bytes in a few large blocks that are used again when all in them was dropped. A collector has no objects to move and
 * to count in them, however fast exchanges come and go. Not thread-safe.
 */
final class Blocks {

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

        Packing.Reader reader() {
            return new Packing.Reader(block.bytes, start);
        }

        /** Its block is not used again: somebody reads it who does not say when he is done. */
        void lend() {
            block.lent = true;
        }
    }

    private Block current = new Block(0);
    private Block spare = current;

    /** @return a copy of what was written */
    Strip add(Packing.Writer written) {
        int length = written.length();
        if (current.bytes.length - current.end < length) {
            current = spare.bytes.length >= length ? spare : new Block(Math.max(BLOCK_BYTES, length));
            spare = new Block(0);
        }
        Strip strip = new Strip(current, current.end, length);
        written.copyTo(current.bytes, current.end);
        current.end += length;
        current.strips++;
        return strip;
    }

    /** The strip is not read any more, except by whom it was lent to. */
    void drop(Strip strip) {
        Block block = strip.block;
        block.strips--;
        if (block.strips == 0 && !block.lent) {
            block.end = 0;
            spare = block == current ? spare : block;
        }
    }
}
