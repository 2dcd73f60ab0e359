package dev.mockssp.journal.store;

import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** A journal in memory. Exchanges are stored as bytes and decoded when they are read. */
public final class InMemoryJournal implements Journal {

    /** The default limit in bytes for all exchanges together. */
    public static final long MAX_BYTES = 10L << 20;

    private static final long MAX_BYTES_TO_DECODE_ONCE = 512L << 10;

    private final int maxExchanges;
    private final long maxBytes;
    private final Consumer<Exchange> listener;
    private final Deque<StoredExchange> exchanges = new ArrayDeque<>();
    private final SharedBidders sharedBidders = new SharedBidders();
    private final ArrayRecycler arrays = new ArrayRecycler();
    private long bytes;
    private final EvictionsBySource evictions;
    private long total;

    /** The number of the latest exchange that a snapshot reads, perhaps later. The arrays up to it are not reused. */
    private long latestInSnapshot;

    /**
     * @param maxExchanges the most exchanges, 0 for none
     * @param maxBytes the most bytes that they may take together
     * @param memory limits the bytes of what is remembered of evicted exchanges
     */
    public InMemoryJournal(int maxExchanges, long maxBytes, MemoryBudget memory) {
        this(maxExchanges, maxBytes, memory, exchange -> {});
    }

    /**
     * @param maxExchanges the most exchanges, 0 for none
     * @param maxBytes the most bytes that they may take together
     * @param memory limits the bytes of what is remembered of evicted exchanges
     * @param listener receives every exchange in the order of the numbers, and again if it is replaced; must not block
     */
    public InMemoryJournal(int maxExchanges, long maxBytes, MemoryBudget memory, Consumer<Exchange> listener) {
        this.maxExchanges = maxExchanges;
        this.maxBytes = maxBytes;
        this.evictions = new EvictionsBySource(memory);
        this.listener = listener;
    }

    /**
     * {@inheritDoc}
     *
     * @param check never called for two exchanges at a time, always in the order of the numbers
     */
    @Override
    public Exchange add(Exchange exchange, LongFunction<List<Finding>> check) {
        // without the lock, which every request needs
        ExchangeEncoder encoder = new ExchangeEncoder(exchange);
        return add(exchange, encoder, check);
    }

    private synchronized Exchange add(Exchange unnumbered, ExchangeEncoder encoder, LongFunction<List<Finding>> check) {
        long number = ++total;
        Exchange exchange = unnumbered.numbered(number, check.apply(number));
        add(exchange, encoder.store(exchange, arrays));
        return exchange;
    }

    @Override
    public void addNumbered(Exchange exchange) {
        ExchangeEncoder encoder = new ExchangeEncoder(exchange);
        synchronized (this) {
            if (exchange.number() <= total) {
                throw new IllegalArgumentException("exchange " + exchange.number() + " after exchange " + total);
            }
            evictions.countUnknown(exchange.number() - total - 1);
            total = exchange.number();
            add(exchange, encoder.store(exchange, arrays).with(sharedBidders::shared));
        }
    }

    private void add(Exchange exchange, StoredExchange stored) {
        store(stored);
        while (!exchanges.isEmpty() && (exchanges.size() > maxExchanges || bytes() > maxBytes)) {
            StoredExchange oldest = exchanges.removeFirst();
            bytes -= oldest.weight();
            sharedBidders.remove(oldest.bidders());
            if (oldest.vendorTraffic()) {
                evictions.count(oldest);
            }
            if (oldest.number() > latestInSnapshot) {
                arrays.recycle(oldest.encoded());
            }
        }
        listener.accept(exchange);
    }

    private void store(StoredExchange exchange) {
        exchanges.addLast(exchange);
        bytes += exchange.weight();
        sharedBidders.add(exchange.bidders());
    }

    @Override
    public synchronized long latestNumber() {
        return total;
    }

    @Override
    public synchronized long bytes() {
        return bytes + sharedBidders.bytes();
    }

    @Override
    public JournalSnapshot snapshot() {
        return snapshot(stored -> true, Source.ALL, Optional.empty());
    }

    @Override
    public JournalSnapshot snapshot(String keyId) {
        return snapshot(stored -> stored.keyId().equals(keyId), Source.ALL, Optional.of(keyId));
    }

    @Override
    public JournalSnapshot vendorTraffic(Set<Source> sources) {
        return snapshot(
                stored -> stored.vendorTraffic() && sources.contains(stored.source()), sources, Optional.empty());
    }

    @Override
    public JournalSnapshot ofEndpoints(Set<String> endpoints) {
        return snapshot(stored -> endpoints.contains(stored.endpoint()), Source.ALL, Optional.empty());
    }

    @Override
    public JournalSnapshot vendorTraffic(Set<Source> sources, String keyId) {
        return snapshot(
                stored -> stored.vendorTraffic()
                        && sources.contains(stored.source())
                        && stored.keyId().equals(keyId),
                sources,
                Optional.of(keyId));
    }

    private synchronized JournalSnapshot snapshot(
            Predicate<StoredExchange> wanted, Set<Source> sources, Optional<String> keyId) {
        latestInSnapshot = total;
        return decoding(exchanges.stream().filter(wanted).toList(), evictions.of(sources, keyId));
    }

    private static JournalSnapshot decoding(List<StoredExchange> stored, EvictionCounts evicted) {
        long bytes = stored.stream().mapToLong(StoredExchange::weight).sum();
        IntFunction<Exchange> decode = i -> stored.get(i).decoded();
        return bytes <= MAX_BYTES_TO_DECODE_ONCE
                ? JournalSnapshot.decodedOnce(stored.size(), decode, evicted)
                : JournalSnapshot.of(stored.size(), decode, evicted);
    }

    @Override
    public synchronized EvictionCounts evicted(Set<Source> sources, Optional<String> keyId) {
        return evictions.of(sources, keyId);
    }

    @Override
    public synchronized boolean hasSeen(String keyId) {
        return evictions.of(Source.ALL, Optional.of(keyId)).exchanges() > 0
                || exchanges.stream().anyMatch(stored -> stored.keyId().equals(keyId));
    }

    @Override
    public synchronized Map<Source, JournalSnapshot> forget(String keyId) {
        Map<Source, JournalSnapshot> removed = bySource(source ->
                new JournalSnapshot(vendorTraffic(Set.of(source), keyId).exchanges(), evictions.forget(source, keyId)));
        removeStored(stored -> stored.keyId().equals(keyId));
        return removed;
    }

    private static Map<Source, JournalSnapshot> bySource(Function<Source, JournalSnapshot> snapshot) {
        Map<Source, JournalSnapshot> all = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            all.put(source, snapshot.apply(source));
        }
        return all;
    }

    @Override
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

    @Override
    public synchronized JournalSnapshot remove(Set<Long> numbers) {
        return decoding(removeStored(stored -> numbers.contains(stored.number())), EvictionCounts.NONE);
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

    @Override
    public synchronized void forgetEvicted() {
        evictions.clear();
    }

    @Override
    public synchronized Map<Source, JournalSnapshot> clear() {
        Map<Source, JournalSnapshot> removed = bySource(source -> vendorTraffic(Set.of(source)));
        removeAllStored();
        evictions.clear();
        total = 0;
        latestInSnapshot = 0;
        return removed;
    }
}
