package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The exchanges of a run, oldest first; bounded, the oldest dropped and counted. They are kept as bytes, and made again
 * when somebody looks. Safe for use by several threads.
 */
public final class Journal {

    /** The most memory that exchanges may take, in bytes. */
    public static final long MAX_BYTES = 10L << 20;

    private final int mostExchanges;
    private final long mostBytes;
    private final Deque<StoredExchange> exchanges = new ArrayDeque<>();
    private BlockStore blocks = new BlockStore();
    private long bytes;
    private final EvictionCounter drops = new EvictionCounter();
    private long total;

    // most calls find one here, and need no new one
    private final AtomicReference<ExchangeEncoder.Writer> spare = new AtomicReference<>();
    private int clears;

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
        return add(made, number -> List.of());
    }

    /**
     * @param made is kept as the newest, as {@link #add(Exchange)} does
     * @param check finds more in it; is given its number, and asked for one exchange at a time, in their order
     * @return the exchange with its number and its findings
     */
    public Exchange add(Exchange made, LongFunction<List<Finding>> check) {
        ExchangeEncoder.Writer packed = ExchangeEncoder.pack(
                made, Optional.ofNullable(spare.getAndSet(null)).orElseGet(ExchangeEncoder.Writer::new));
        Exchange kept = add(made, packed, check);
        spare.set(packed.letGo() ? packed : null);
        return kept;
    }

    private synchronized Exchange add(Exchange made, ExchangeEncoder.Writer packed, LongFunction<List<Finding>> check) {
        long number = ++total;
        Exchange exchange = made.numbered(number, check.apply(number));
        keep(exchange, packed);
        while (!exchanges.isEmpty() && (exchanges.size() > mostExchanges || bytes > mostBytes)) {
            StoredExchange oldest = exchanges.removeFirst();
            release(oldest);
            if (oldest.vendorTraffic()) {
                drops.count(oldest.keyId(), oldest.findings());
            }
        }
        return exchange;
    }

    private void keep(Exchange exchange, ExchangeEncoder.Writer packed) {
        StoredExchange kept = StoredExchange.of(exchange, blocks.add(packed));
        exchanges.addLast(kept);
        bytes += kept.weight();
    }

    private void release(StoredExchange kept) {
        bytes -= kept.weight();
        blocks.drop(kept.strip());
    }

    /** @return about how many bytes of memory are taken now */
    public synchronized long bytes() {
        return bytes;
    }

    /** What the exchanges take in memory, the room beside them included. */
    synchronized long heldBytes() {
        return blocks.heldBytes();
    }

    /** @return all that is kept now */
    public JournalSnapshot snapshot() {
        return snapshot(kept -> true, Optional.empty());
    }

    /**
     * @param keyId the identifier of a key
     * @return what is kept now of that key, and what was dropped of it
     */
    public JournalSnapshot snapshot(String keyId) {
        return snapshot(kept -> kept.keyId().equals(keyId), Optional.of(keyId));
    }

    /** @return as {@link #snapshot()}, without changes of the provider state */
    public JournalSnapshot vendorTraffic() {
        return snapshot(StoredExchange::vendorTraffic, Optional.empty());
    }

    /**
     * @param keyId the identifier of a key
     * @return as {@link #snapshot(String)}, without changes of the provider state
     */
    public JournalSnapshot vendorTraffic(String keyId) {
        return snapshot(kept -> kept.vendorTraffic() && kept.keyId().equals(keyId), Optional.of(keyId));
    }

    private synchronized JournalSnapshot snapshot(Predicate<StoredExchange> wanted, Optional<String> keyId) {
        List<StoredExchange> shown = exchanges.stream().filter(wanted).toList();
        shown.forEach(kept -> kept.strip().lend());
        return JournalSnapshot.of(shown.size(), i -> shown.get(i).unpacked(), drops.of(keyId));
    }

    /**
     * @param keyId the identifier of a key, empty for all
     * @return what was dropped of it, because the journal was full
     */
    public synchronized EvictionCounts dropped(Optional<String> keyId) {
        return drops.of(keyId);
    }

    /** @param keyId the identifier of a key whose exchanges are forgotten, those dropped too */
    public synchronized void forget(String keyId) {
        removeKept(kept -> kept.keyId().equals(keyId));
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
        Exchange amended = made.numbered(first.number(), found);
        List<StoredExchange> all = List.copyOf(exchanges);
        exchanges.clear();
        for (StoredExchange kept : all) {
            if (kept.number() == first.number() && kept.unpacked().equals(first)) {
                release(kept);
                keep(amended, ExchangeEncoder.pack(amended));
            } else {
                exchanges.addLast(kept);
            }
        }
    }

    /**
     * @param wanted which exchanges
     * @return them, oldest first
     */
    public List<Exchange> find(Predicate<Exchange> wanted) {
        return snapshot().exchanges().stream().filter(wanted).toList();
    }

    /**
     * @param id a request's identifier
     * @return its exchange, empty when it was dropped or never was
     */
    public Optional<Exchange> get(String id) {
        return snapshot().exchanges().stream()
                .filter(exchange -> exchange.id().equals(id))
                .findFirst();
    }

    /**
     * @param unwanted which exchanges to forget
     * @return how many were forgotten
     */
    public int remove(Predicate<Exchange> unwanted) {
        List<Exchange> asked;
        int before;
        synchronized (this) {
            asked = snapshot().exchanges();
            before = clears;
        }
        // without the lock, which every request needs
        Set<Long> numbers =
                asked.stream().filter(unwanted).map(Exchange::number).collect(Collectors.toSet());
        synchronized (this) {
            return clears == before ? removeKept(kept -> numbers.contains(kept.number())) : 0;
        }
    }

    private int removeKept(Predicate<StoredExchange> unwanted) {
        int before = exchanges.size();
        exchanges.removeIf(kept -> {
            boolean removed = unwanted.test(kept);
            if (removed) {
                release(kept);
            }
            return removed;
        });
        if (blocks.heldBytes() > 2 * bytes + 2 * BlockStore.BLOCK_BYTES) {
            repack();
        }
        return before - exchanges.size();
    }

    /** What is left of blocks that are mostly empty goes into as few as it needs. */
    private void repack() {
        BlockStore fresh = new BlockStore();
        List<StoredExchange> all = List.copyOf(exchanges);
        exchanges.clear();
        for (StoredExchange kept : all) {
            exchanges.addLast(kept.in(fresh.add(kept.strip())));
        }
        blocks = fresh;
    }

    /** Forgets what was dropped, as when the rest is forgotten on purpose. */
    public synchronized void forgetDropped() {
        drops.clear();
    }

    /** Forgets everything, the counts included. */
    public synchronized void clear() {
        removeKept(kept -> true);
        drops.clear();
        total = 0;
        clears++;
    }
}
