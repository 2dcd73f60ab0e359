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
 * @param exchanges the exchanges, oldest first; {@code get} decodes one, so that they are never all in memory
 * @param evicted what was evicted before
 */
public record JournalSnapshot(List<Exchange> exchanges, EvictionCounts evicted) {

    static JournalSnapshot of(int size, IntFunction<Exchange> decode, EvictionCounts evicted) {
        return new JournalSnapshot(new Decoded(size, decode), evicted);
    }

    /**
     * @param wanted the condition
     * @return the exchanges that fulfil it, oldest first; {@code get} decodes one
     */
    public List<Exchange> find(Predicate<Exchange> wanted) {
        int[] indexes = IntStream.range(0, exchanges.size())
                .filter(i -> wanted.test(exchanges.get(i)))
                .toArray();
        return new Decoded(indexes.length, i -> exchanges.get(indexes[i]));
    }

    private static final class Decoded extends AbstractList<Exchange> implements RandomAccess {
        private final int size;
        private final IntFunction<Exchange> decode;

        private Decoded(int size, IntFunction<Exchange> decode) {
            this.size = size;
            this.decode = decode;
        }

        @Override
        public Exchange get(int index) {
            return decode.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
