package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The exchanges of a run, oldest first. Bounded: the oldest is evicted and counted. Exchanges are stored as bytes and
 * decoded when they are read. Thread-safe.
 */
public final class Journal {

    /** The default limit in bytes for all exchanges together. */
    public static final long MAX_BYTES = 10L << 20;

    private final int maxExchanges;
    private final long maxBytes;
    private final Consumer<Exchange> listener;
    private final Deque<StoredExchange> exchanges = new ArrayDeque<>();
    private final ArrayRecycler arrays = new ArrayRecycler();
    private long bytes;
    private final EvictionCounter evictions = new EvictionCounter();
    private long total;
    private int clears;

    /** The number of the latest exchange that a snapshot reads, perhaps later. The arrays up to it are not reused. */
    private long latestInSnapshot;

    /**
     * @param maxExchanges the most exchanges, 0 for none
     * @param maxBytes the most bytes that they may take together
     */
    public Journal(int maxExchanges, long maxBytes) {
        this(maxExchanges, maxBytes, exchange -> {});
    }

    /**
     * @param maxExchanges the most exchanges, 0 for none
     * @param maxBytes the most bytes that they may take together
     * @param listener receives every exchange in the order of the numbers, and again if it is replaced; must not block
     */
    public Journal(int maxExchanges, long maxBytes, Consumer<Exchange> listener) {
        this.maxExchanges = maxExchanges;
        this.maxBytes = maxBytes;
        this.listener = listener;
    }

    /**
     * Adds an exchange, and evicts the oldest if the journal is full.
     *
     * @return the exchange with its number
     */
    public Exchange add(Exchange exchange) {
        return add(exchange, number -> List.of());
    }

    /**
     * Adds an exchange, and evicts the oldest if the journal is full.
     *
     * @param check receives the number of the exchange and returns findings; never called for two exchanges at a time,
     *     always in the order of the numbers
     * @return the exchange with its number and its findings
     */
    public Exchange add(Exchange exchange, LongFunction<List<Finding>> check) {
        // without the lock, which every request needs
        byte[] encoded = ExchangeEncoder.encode(exchange);
        return add(exchange, encoded, check);
    }

    private synchronized Exchange add(Exchange unnumbered, byte[] encoded, LongFunction<List<Finding>> check) {
        long number = ++total;
        Exchange exchange = unnumbered.numbered(number, check.apply(number));
        store(StoredExchange.of(exchange, arrays.copyOf(encoded), encoded.length));
        while (!exchanges.isEmpty() && (exchanges.size() > maxExchanges || bytes > maxBytes)) {
            StoredExchange oldest = exchanges.removeFirst();
            bytes -= oldest.weight();
            if (oldest.number() > latestInSnapshot) {
                arrays.recycle(oldest.encoded());
            }
            if (oldest.vendorTraffic()) {
                evictions.count(oldest.keyId(), oldest.findings());
            }
        }
        listener.accept(exchange);
        return exchange;
    }

    private StoredExchange stored(Exchange exchange) {
        byte[] encoded = ExchangeEncoder.encode(exchange);
        return StoredExchange.of(exchange, arrays.copyOf(encoded), encoded.length);
    }

    private void store(StoredExchange exchange) {
        exchanges.addLast(exchange);
        bytes += exchange.weight();
    }

    /** @return the number of the latest exchange, 0 if there was none since the last {@link #clear} */
    public synchronized long latestNumber() {
        return total;
    }

    /** @return about how many bytes of memory the exchanges take now */
    public synchronized long bytes() {
        return bytes;
    }

    /** @return all exchanges */
    public JournalSnapshot snapshot() {
        return snapshot(stored -> true, Optional.empty());
    }

    /**
     * @param keyId the identifier of an API key
     * @return the exchanges of the key, and what was evicted of it
     */
    public JournalSnapshot snapshot(String keyId) {
        return snapshot(stored -> stored.keyId().equals(keyId), Optional.of(keyId));
    }

    /** @return the same as {@link #snapshot()}, without changes of the provider state */
    public JournalSnapshot vendorTraffic() {
        return snapshot(StoredExchange::vendorTraffic, Optional.empty());
    }

    /**
     * @param keyId the identifier of an API key
     * @return the same as {@link #snapshot(String)}, without changes of the provider state
     */
    public JournalSnapshot vendorTraffic(String keyId) {
        return snapshot(stored -> stored.vendorTraffic() && stored.keyId().equals(keyId), Optional.of(keyId));
    }

    private synchronized JournalSnapshot snapshot(Predicate<StoredExchange> wanted, Optional<String> keyId) {
        latestInSnapshot = total;
        List<StoredExchange> shown = exchanges.stream().filter(wanted).toList();
        return JournalSnapshot.of(shown.size(), i -> shown.get(i).decoded(), evictions.of(keyId));
    }

    /**
     * @param keyId the identifier of an API key, empty for all
     * @return what was evicted of it
     */
    public synchronized EvictionCounts evicted(Optional<String> keyId) {
        return evictions.of(keyId);
    }

    /** Removes the exchanges of an API key and the counts of its evicted ones. */
    public synchronized void forget(String keyId) {
        removeStored(stored -> stored.keyId().equals(keyId));
        evictions.forget(keyId);
    }

    /**
     * Replaces an exchange, if it is still in the journal.
     *
     * @param first the exchange as it was added
     * @param corrected the exchange as it really ended; has the number and the findings of the first
     */
    public synchronized void replace(Exchange first, Exchange corrected) {
        List<Finding> additionalFindings = first.findings().stream()
                .filter(finding -> !corrected.findings().contains(finding))
                .toList();
        Exchange replacement = corrected.numbered(first.number(), additionalFindings);
        List<StoredExchange> all = List.copyOf(exchanges);
        exchanges.clear();
        bytes = 0;
        for (StoredExchange stored : all) {
            boolean replaced =
                    stored.number() == first.number() && stored.decoded().equals(first);
            store(replaced ? stored(replacement) : stored);
        }
        listener.accept(replacement);
    }

    /**
     * @param wanted the condition
     * @return the exchanges that fulfil it, oldest first
     */
    public List<Exchange> find(Predicate<Exchange> wanted) {
        return snapshot().exchanges().stream().filter(wanted).toList();
    }

    /**
     * @param id the id of a request
     * @return its exchange, empty if there is none or it was evicted
     */
    public Optional<Exchange> get(String id) {
        return snapshot().exchanges().stream()
                .filter(exchange -> exchange.id().equals(id))
                .findFirst();
    }

    /**
     * @param unwanted the condition
     * @return the number of exchanges that fulfilled it and were removed
     */
    public int remove(Predicate<Exchange> unwanted) {
        List<Exchange> all;
        int clearsBefore;
        synchronized (this) {
            all = snapshot().exchanges();
            clearsBefore = clears;
        }
        // without the lock, which every request needs
        Set<Long> numbers = all.stream().filter(unwanted).map(Exchange::number).collect(Collectors.toSet());
        synchronized (this) {
            return clears == clearsBefore ? removeStored(stored -> numbers.contains(stored.number())) : 0;
        }
    }

    private int removeStored(Predicate<StoredExchange> unwanted) {
        int before = exchanges.size();
        exchanges.removeIf(unwanted);
        bytes = exchanges.stream().mapToLong(StoredExchange::weight).sum();
        return before - exchanges.size();
    }

    /** Resets the counts of evicted exchanges. */
    public synchronized void forgetEvicted() {
        evictions.clear();
    }

    /** Removes all exchanges and resets all counts. */
    public synchronized void clear() {
        exchanges.clear();
        bytes = 0;
        evictions.clear();
        total = 0;
        latestInSnapshot = 0;
        clears++;
    }
}
