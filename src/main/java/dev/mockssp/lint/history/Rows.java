package dev.mockssp.lint.history;

import java.util.Arrays;

/**
 * Rows of numbers, each found by a key; bounded, what was used longest ago gives way. All are in a few arrays, since
 * thousands of small objects that live for a second each are what a collector has most to do with. Not thread-safe.
 */
final class Rows {

    static final int NONE = -1;
    private static final int FIRST = 16;

    private final int most;
    private final int width;
    private int size;
    private long[] keys = new long[FIRST];
    private long[] cells;

    // rows in the order of their use
    private int newest = NONE;
    private int oldest = NONE;
    private int[] newer = new int[FIRST];
    private int[] older = new int[FIRST];

    // the first row of each bucket, and after each row the next of its bucket
    private int[] buckets;
    private int[] next = new int[FIRST];

    /**
     * @param most how many rows there may be
     * @param width how many numbers are in each
     */
    Rows(int most, int width) {
        this.most = most;
        this.width = width;
        this.cells = new long[FIRST * width];
        this.buckets = emptyBuckets(FIRST);
    }

    private static int[] emptyBuckets(int count) {
        int[] buckets = new int[count];
        Arrays.fill(buckets, NONE);
        return buckets;
    }

    int size() {
        return size;
    }

    long get(int row, int column) {
        return cells[row * width + column];
    }

    void set(int row, int column, long value) {
        cells[row * width + column] = value;
    }

    /** @return the row of a key, which is the newest from now on; {@link #NONE} where it has none */
    int find(long key) {
        int row = buckets[bucket(key)];
        while (row != NONE && keys[row] != key) {
            row = next[row];
        }
        if (row != NONE && row != newest) {
            unlink(row);
            link(row);
        }
        return row;
    }

    /** @return a row for a key that has none; what is in it is to be set */
    int add(long key) {
        if (size == keys.length && size < most) {
            grow();
        }
        int row = size < most ? size++ : dropOldest();
        keys[row] = key;
        file(row);
        link(row);
        return row;
    }

    private int bucket(long key) {
        return Long.hashCode(key) & (buckets.length - 1);
    }

    private void file(int row) {
        int bucket = bucket(keys[row]);
        next[row] = buckets[bucket];
        buckets[bucket] = row;
    }

    private int dropOldest() {
        int row = oldest;
        unlink(row);
        int bucket = bucket(keys[row]);
        if (buckets[bucket] == row) {
            buckets[bucket] = next[row];
        } else {
            int before = buckets[bucket];
            while (next[before] != row) {
                before = next[before];
            }
            next[before] = next[row];
        }
        return row;
    }

    private void link(int row) {
        older[row] = newest;
        newer[row] = NONE;
        if (newest == NONE) {
            oldest = row;
        } else {
            newer[newest] = row;
        }
        newest = row;
    }

    private void unlink(int row) {
        if (older[row] == NONE) {
            oldest = newer[row];
        } else {
            newer[older[row]] = newer[row];
        }
        if (newer[row] == NONE) {
            newest = older[row];
        } else {
            older[newer[row]] = older[row];
        }
    }

    private void grow() {
        int room = 2 * keys.length;
        keys = Arrays.copyOf(keys, room);
        cells = Arrays.copyOf(cells, room * width);
        newer = Arrays.copyOf(newer, room);
        older = Arrays.copyOf(older, room);
        next = Arrays.copyOf(next, room);
        buckets = emptyBuckets(room);
        for (int row = 0; row < size; row++) {
            file(row);
        }
    }

    /** @return the rows but those that have this value in a column, in the same order of use */
    Rows without(int column, long value) {
        Rows others = new Rows(most, width);
        for (int row = oldest; row != NONE; row = newer[row]) {
            if (get(row, column) != value) {
                int kept = others.add(keys[row]);
                System.arraycopy(cells, row * width, others.cells, kept * width, width);
            }
        }
        return others;
    }
}
