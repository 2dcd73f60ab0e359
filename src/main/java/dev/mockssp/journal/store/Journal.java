package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The exchanges of a run, oldest first. Bounded: the oldest is evicted and counted. Thread-safe. */
public interface Journal {

    /**
     * Adds an exchange, and evicts the oldest if the journal is full.
     *
     * @return the exchange with its number
     */
    default Exchange add(Exchange exchange) {
        return add(exchange, number -> List.of());
    }

    /**
     * Adds an exchange, and evicts the oldest if the journal is full.
     *
     * @param check receives the number of the exchange and returns findings
     * @return the exchange with its number and its findings
     */
    Exchange add(Exchange exchange, LongFunction<List<Finding>> check);

    /**
     * Adds an exchange that another journal has numbered and checked, and evicts the oldest if this one is full. If numbers
     * before it are missing, their exchanges count as evicted ones of the client, and of every key.
     *
     * @param exchange the exchange, with its number and its findings
     * @throws IllegalArgumentException when its number is not greater than the latest
     */
    void addNumbered(Exchange exchange);

    /** @return the number of the latest exchange, 0 if there was none since the last {@link #clear} */
    long latestNumber();

    /** @return about how many bytes of memory the exchanges take now */
    long bytes();

    /** @return all exchanges */
    JournalSnapshot snapshot();

    /**
     * @param keyId the identifier of an API key
     * @return the exchanges of the key, and what was evicted of it
     */
    JournalSnapshot snapshot(String keyId);

    /** @return the same as {@link #snapshot()}, without changes of the provider state */
    default JournalSnapshot vendorTraffic() {
        return vendorTraffic(Source.ALL);
    }

    /**
     * @param sources the sources of the wanted exchanges
     * @return their exchanges and what was evicted of them, without changes of the provider state
     */
    JournalSnapshot vendorTraffic(Set<Source> sources);

    /**
     * @param endpoints the names of endpoints, see {@link Exchange#endpoint()}
     * @return their exchanges; no other exchange is decoded to find them
     */
    JournalSnapshot ofEndpoints(Set<String> endpoints);

    /**
     * @param keyId the identifier of an API key
     * @return the same as {@link #snapshot(String)}, without changes of the provider state
     */
    default JournalSnapshot vendorTraffic(String keyId) {
        return vendorTraffic(Source.ALL, keyId);
    }

    /**
     * @param sources the sources of the wanted exchanges
     * @param keyId the identifier of an API key
     * @return the exchanges of the key from these sources and what was evicted of them, without changes of the provider
     *     state
     */
    JournalSnapshot vendorTraffic(Set<Source> sources, String keyId);

    /**
     * @param sources the sources of the wanted exchanges
     * @param keyId the identifier of an API key, empty for all
     * @return what was evicted of them
     */
    EvictionCounts evicted(Set<Source> sources, Optional<String> keyId);

    /**
     * @param keyId the identifier of an API key
     * @return whether the journal has or has evicted an exchange of the key
     */
    boolean hasSeen(String keyId);

    /**
     * Removes the exchanges of an API key and the counts of its evicted ones.
     *
     * @return what was removed of each source, without changes of the provider state
     */
    Map<Source, JournalSnapshot> forget(String keyId);

    /**
     * Replaces an exchange, if it is still in the journal.
     *
     * @param first the exchange as it was added
     * @param corrected the exchange as it really ended; has the number and the findings of the first
     */
    void replace(Exchange first, Exchange corrected);

    /**
     * @param wanted the condition
     * @return the exchanges that fulfil it, oldest first; {@code get} decodes one
     */
    default List<Exchange> find(Predicate<Exchange> wanted) {
        return snapshot().find(wanted);
    }

    /**
     * @param id the id of a request
     * @return its exchange, empty if there is none or it was evicted
     */
    default Optional<Exchange> get(String id) {
        // from the newest, which is the most wanted
        List<Exchange> all = snapshot().exchanges();
        for (int i = all.size() - 1; i >= 0; i--) {
            Exchange exchange = all.get(i);
            if (exchange.id().equals(id)) {
                return Optional.of(exchange);
            }
        }
        return Optional.empty();
    }

    /**
     * @param numbers the numbers of exchanges
     * @return those exchanges that the journal had; they are removed
     */
    JournalSnapshot remove(Set<Long> numbers);

    /** Resets the counts of evicted exchanges. */
    void forgetEvicted();

    /**
     * Removes all exchanges and resets all counts.
     *
     * @return what was removed of each source, without changes of the provider state
     */
    Map<Source, JournalSnapshot> clear();
}
