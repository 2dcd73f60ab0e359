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
     * @param dropped what had been dropped because the journal was full
     */
    public record Snapshot(List<Exchange> exchanges, Dropped dropped) {
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
    private final Drops drops = new Drops();
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
            Kept oldest = exchanges.removeFirst();
            bytes -= oldest.weight();
            drops.count(oldest.exchange());
        }
        return exchange;
    }

    /** @return all that is kept now */
    public synchronized Snapshot snapshot() {
        return new Snapshot(exchanges.stream().map(Kept::exchange).toList(), drops.of(Optional.empty()));
    }

    /**
     * @param keyId the identifier of a key
     * @return what is kept now of that key, and what was dropped of it
     */
    public synchronized Snapshot snapshot(String keyId) {
        List<Exchange> own = exchanges.stream()
                .map(Kept::exchange)
                .filter(exchange -> exchange.caller().keyId().equals(keyId))
                .toList();
        return new Snapshot(own, drops.of(Optional.of(keyId)));
    }

    /**
     * @param keyId the identifier of a key, empty for all
     * @return what was dropped of it, because the journal was full
     */
    public synchronized Dropped dropped(Optional<String> keyId) {
        return drops.of(keyId);
    }

    /** @param keyId the identifier of a key whose exchanges are forgotten, those dropped too */
    public synchronized void forget(String keyId) {
        remove(exchange -> exchange.caller().keyId().equals(keyId));
        drops.forget(keyId);
    }

    /**
     * Puts another account of an exchange in the place of the first, when that is still kept.
     *
     * @param first the exchange as it was kept
     * @param made says what happened in truth; has the number and the findings of the first
     */
    public synchronized void amend(Exchange first, Exchange made) {
        List<Finding> found = first.findings().stream()
                .filter(finding -> !made.findings().contains(finding))
                .toList();
        Exchange amended = made.numbered(first.number()).and(found);
        List<Kept> all = List.copyOf(exchanges);
        exchanges.clear();
        all.forEach(kept -> exchanges.add(kept.exchange() == first ? new Kept(amended, amended.weight()) : kept));
        bytes = exchanges.stream().mapToLong(Kept::weight).sum();
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

    /** Forgets what was dropped, as when the rest is forgotten on purpose. */
    public synchronized void forgetDropped() {
        drops.clear();
    }

    /** Forgets everything, the counts included. */
    public synchronized void clear() {
        exchanges.clear();
        bytes = 0;
        drops.clear();
        total = 0;
    }
}
