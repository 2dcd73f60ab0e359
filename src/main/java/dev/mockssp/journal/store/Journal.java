package dev.mockssp.journal.store;

import dev.mockssp.core.MemoryBudget;
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
    private final SharedBidders sharedBidders = new SharedBidders();
    private final ArrayRecycler arrays = new ArrayRecycler();
    private long bytes;
    private final EvictionCounter evictions;
    private long total;
    private int clears;

    /** The number of the latest exchange that a snapshot reads, perhaps later. The arrays up to it are not reused. */
    private long latestInSnapshot;

    /**
     * @param maxExchanges the most exchanges, 0 for none
     * @param maxBytes the most bytes that they may take together
     * @param memory limits the bytes of what is remembered of evicted exchanges
     */
    public Journal(int maxExchanges, long maxBytes, MemoryBudget memory) {
        this(maxExchanges, maxBytes, memory, exchange -> {});
    }

    /**
     * @param maxExchanges the most exchanges, 0 for none
     * @param maxBytes the most bytes that they may take together
     * @param memory limits the bytes of what is remembered of evicted exchanges
     * @param listener receives every exchange in the order of the numbers, and again if it is replaced; must not block
     */
    public Journal(int maxExchanges, long maxBytes, MemoryBudget memory, Consumer<Exchange> listener) {
        this.maxExchanges = maxExchanges;
        this.maxBytes = maxBytes;
        this.evictions = new EvictionCounter(memory);
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
        ExchangeEncoder encoder = new ExchangeEncoder(exchange);
        return add(exchange, encoder, check);
    }

    private synchronized Exchange add(Exchange unnumbered, ExchangeEncoder encoder, LongFunction<List<Finding>> check) {
        long number = ++total;
        Exchange exchange = unnumbered.numbered(number, check.apply(number));
        store(encoder.store(exchange, arrays));
        while (!exchanges.isEmpty() && (exchanges.size() > maxExchanges || bytes() > maxBytes)) {
            StoredExchange oldest = exchanges.removeFirst();
            bytes -= oldest.weight();
            sharedBidders.remove(oldest.bidders());
            if (oldest.vendorTraffic()) {
                evictions.count(oldest.keyId(), oldest.findings());
            }
            if (oldest.number() > latestInSnapshot) {
                arrays.recycle(oldest.encoded());
            }
        }
        listener.accept(exchange);
        return exchange;
    }

    private void store(StoredExchange exchange) {
        exchanges.addLast(exchange);
        bytes += exchange.weight();
        sharedBidders.add(exchange.bidders());
    }

    /** @return the number of the latest exchange, 0 if there was none since the last {@link #clear} */
    public synchronized long latestNumber() {
        return total;
    }

    /** @return about how many bytes of memory the exchanges take now */
    public synchronized long bytes() {
        return bytes + sharedBidders.bytes();
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
        return decoding(exchanges.stream().filter(wanted).toList(), evictions.of(keyId));
    }

    private static JournalSnapshot decoding(List<StoredExchange> stored, EvictionCounts evicted) {
        return JournalSnapshot.of(stored.size(), i -> stored.get(i).decoded(), evicted);
    }

    /**
     * @param keyId the identifier of an API key, empty for all
     * @return what was evicted of it
     */
    public synchronized EvictionCounts evicted(Optional<String> keyId) {
        return evictions.of(keyId);
    }

    /**
     * @param keyId the identifier of an API key
     * @return whether the journal has or has evicted an exchange of the key
     */
    public synchronized boolean hasSeen(String keyId) {
        return evictions.of(Optional.of(keyId)).exchanges() > 0
                || exchanges.stream().anyMatch(stored -> stored.keyId().equals(keyId));
    }

    /**
     * Removes the exchanges of an API key and the counts of its evicted ones.
     *
     * @return what was removed, without changes of the provider state
     */
    public synchronized JournalSnapshot forget(String keyId) {
        List<Exchange> removed = vendorTraffic(keyId).exchanges();
        removeStored(stored -> stored.keyId().equals(keyId));
        return new JournalSnapshot(removed, evictions.forget(keyId));
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
        removeAllStored();
        for (StoredExchange stored : all) {
            boolean replaced =
                    stored.number() == first.number() && stored.decoded().equals(first);
            store(replaced ? new ExchangeEncoder(replacement).store(replacement, arrays) : stored);
        }
        listener.accept(replacement);
    }

    /**
     * @param wanted the condition
     * @return the exchanges that fulfil it, oldest first; {@code get} decodes one
     */
    public List<Exchange> find(Predicate<Exchange> wanted) {
        return snapshot().find(wanted);
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
     * @return the exchanges that fulfilled it and were removed
     */
    public JournalSnapshot remove(Predicate<Exchange> unwanted) {
        List<Exchange> all;
        int clearsBefore;
        synchronized (this) {
            all = snapshot().exchanges();
            clearsBefore = clears;
        }
        // without the lock, which every request needs
        Set<Long> numbers = all.stream().filter(unwanted).map(Exchange::number).collect(Collectors.toSet());
        synchronized (this) {
            List<StoredExchange> removed =
                    clears == clearsBefore ? removeStored(stored -> numbers.contains(stored.number())) : List.of();
            return decoding(removed, EvictionCounts.NONE);
        }
    }

    private List<StoredExchange> removeStored(Predicate<StoredExchange> unwanted) {
        List<StoredExchange> all = List.copyOf(exchanges);
        removeAllStored();
        all.stream().filter(unwanted.negate()).forEach(this::store);
        return all.stream().filter(unwanted).toList();
    }

    private void removeAllStored() {
        exchanges.clear();
        sharedBidders.clear();
        bytes = 0;
    }

    /** Resets the counts of evicted exchanges. */
    public synchronized void forgetEvicted() {
        evictions.clear();
    }

    /**
     * Removes all exchanges and resets all counts.
     *
     * @return what was removed, without changes of the provider state
     */
    public synchronized JournalSnapshot clear() {
        JournalSnapshot removed = vendorTraffic();
        removeAllStored();
        evictions.clear();
        total = 0;
        latestInSnapshot = 0;
        clears++;
        return removed;
    }
}
