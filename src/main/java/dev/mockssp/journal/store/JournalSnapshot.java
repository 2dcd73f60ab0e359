package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The journal at one moment.
 *
 * @param exchanges what was kept, oldest first; each is made when it is got, so that they are never all in memory
 * @param dropped what had been dropped because the journal was full
 */
public record JournalSnapshot(List<Exchange> exchanges, EvictionCounts dropped) {

    static JournalSnapshot of(int size, IntFunction<Exchange> unpack, EvictionCounts dropped) {
        return new JournalSnapshot(new Unpacked(size, unpack), dropped);
    }

    /**
     * @param wanted which exchanges
     * @return them, oldest first; each is made again when it is got
     */
    public List<Exchange> find(Predicate<Exchange> wanted) {
        int[] found = IntStream.range(0, exchanges.size())
                .filter(i -> wanted.test(exchanges.get(i)))
                .toArray();
        return new Unpacked(found.length, i -> exchanges.get(found[i]));
    }

    private static final class Unpacked extends AbstractList<Exchange> implements RandomAccess {
        private final int size;
        private final IntFunction<Exchange> unpack;

        private Unpacked(int size, IntFunction<Exchange> unpack) {
            this.size = size;
            this.unpack = unpack;
        }

        @Override
        public Exchange get(int index) {
            return unpack.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
