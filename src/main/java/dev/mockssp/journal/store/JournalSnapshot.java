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

    /** The same for few exchanges, which a report reads many times: {@code get} decodes each once. */
    static JournalSnapshot decodedOnce(int size, IntFunction<Exchange> decode, EvictionCounts evicted) {
        Exchange[] decoded = new Exchange[size];
        return of(
                size,
                i -> {
                    if (decoded[i] == null) {
                        decoded[i] = decode.apply(i);
                    }
                    return decoded[i];
                },
                evicted);
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

    /**
     * @param after the number before the first exchange
     * @param before the number after the last exchange
     * @return the exchanges with a number between these two; only a few are decoded to find them
     */
    public JournalSnapshot between(long after, long before) {
        int from = indexAfter(after);
        int to = Math.max(from, before == Long.MAX_VALUE ? exchanges.size() : indexAfter(before - 1));
        return new JournalSnapshot(exchanges.subList(from, to), evicted);
    }

    /** The index of the first exchange with a greater number. The numbers ascend. */
    private int indexAfter(long number) {
        int from = 0;
        int to = exchanges.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (exchanges.get(middle).number() <= number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
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
