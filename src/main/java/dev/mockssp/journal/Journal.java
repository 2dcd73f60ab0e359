package dev.mockssp.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The exchanges of a run, oldest first; bounded, the oldest dropped and counted. Safe for use by several threads. */
public final class Journal {

    /**
     * The journal at one moment.
     *
     * @param exchanges what was kept, oldest first
     * @param dropped how many exchanges had been dropped because the journal was full
     */
    public record Snapshot(List<Exchange> exchanges, long dropped) {
        public Snapshot {
            exchanges = List.copyOf(exchanges);
        }

        /**
         * @param wanted which exchanges
         * @return them, oldest first
         */
        public List<Exchange> find(Predicate<Exchange> wanted) {
            return exchanges.stream().filter(wanted).toList();
        }
    }

    /** An exchange and its weight, which takes a while to work out. */
    private record Kept(Exchange exchange, int weight) {}

    /** The most memory that exchanges may take, in bytes. */
    public static final long MOST_BYTES = 16L << 20;

    private final int mostExchanges;
    private final long mostBytes;
    private final Deque<Kept> exchanges = new ArrayDeque<>();
    private long bytes;
    private long dropped;
    private long total;

    /**
     * @param mostExchanges how many exchanges are kept, 0 for none
     * @param mostBytes about how many bytes they may take together
     */
    public Journal(int mostExchanges, long mostBytes) {
        this.mostExchanges = mostExchanges;
        this.mostBytes = mostBytes;
    }

    /**
     * @param made is kept as the newest; the oldest give way where it is one too many
     * @return the exchange with its number
     */
    public Exchange add(Exchange made) {
        return add(made, exchange -> exchange);
    }

    /**
     * @param made is kept as the newest, as {@link #add(Exchange)} does
     * @param check adds findings; sees the exchanges one by one, in the order of their numbers
     * @return the exchange with its number and its findings
     */
    public synchronized Exchange add(Exchange made, UnaryOperator<Exchange> check) {
        Exchange exchange = check.apply(made.numbered(++total));
        Kept kept = new Kept(exchange, exchange.weight());
        exchanges.addLast(kept);
        bytes += kept.weight();
        while (!exchanges.isEmpty() && (exchanges.size() > mostExchanges || bytes > mostBytes)) {
            bytes -= exchanges.removeFirst().weight();
            dropped++;
        }
        return exchange;
    }

    /** @return all that is kept now */
    public synchronized Snapshot snapshot() {
        return new Snapshot(exchanges.stream().map(Kept::exchange).toList(), dropped);
    }

    /**
     * @param wanted which exchanges
     * @return them, oldest first
     */
    public List<Exchange> find(Predicate<Exchange> wanted) {
        return snapshot().find(wanted);
    }

    /**
     * @param id a request's identifier
     * @return its exchange, empty when it was dropped or never was
     */
    public Optional<Exchange> get(String id) {
        return find(exchange -> exchange.id().equals(id)).stream().findFirst();
    }

    /**
     * @param unwanted which exchanges to forget
     * @return how many were forgotten
     */
    public synchronized int remove(Predicate<Exchange> unwanted) {
        int before = exchanges.size();
        exchanges.removeIf(kept -> unwanted.test(kept.exchange()));
        bytes = exchanges.stream().mapToLong(Kept::weight).sum();
        return before - exchanges.size();
    }

    /** Forgets everything, the counts included. */
    public synchronized void clear() {
        exchanges.clear();
        bytes = 0;
        dropped = 0;
        total = 0;
    }
}
