package dev.mockssp.redis;

import dev.mockssp.redis.LogEntry.Counting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a change: what it reads and writes. What it reads was true at one moment, or the change is run again. Not
 * thread-safe.
 */
public final class Attempt {

    /** What the attempt reads and writes of one document. */
    static final class Access {
        final CachedDocument document;
        final Map<String, Long> reads = new LinkedHashMap<>();
        final Map<String, Optional<FieldValue>> writes = new LinkedHashMap<>();
        Optional<Long> whole = Optional.empty();

        private Access(CachedDocument document) {
            this.document = document;
        }
    }

    /** What the attempt adds to the log. */
    record Entry(String kind, Counting counting, String label, byte[] content) {}

    private final SharedDocuments documents;
    private final SharedDocuments.State state;
    private final Map<String, Access> accesses = new LinkedHashMap<>();
    private Optional<Entry> entry = Optional.empty();
    private Optional<Committed> committed = Optional.empty();

    /** The result of the commit: the version of the state, and the number of the log entry. */
    record Committed(long version, long number) {}

    Attempt(SharedDocuments documents, SharedDocuments.State state) {
        this.documents = documents;
        this.state = state;
    }

    private Access access(String document) {
        Access access = accesses.get(document);
        if (access == null) {
            access = new Access(documents.current(document));
            accesses.put(document, access);
        }
        return access;
    }

    /**
     * @param type the type of the value
     * @return the value of a field, empty if it has none
     */
    public <T> Optional<T> get(String document, String field, Class<T> type) {
        Access access = access(document);
        if (access.writes.containsKey(field)) {
            return access.writes.get(field).map(value -> value.as(type));
        }
        // the version first: if the value changes in between, the commit finds a conflict
        access.reads.putIfAbsent(field, access.document.versionOf(field));
        return access.document.get(field).map(value -> value.as(type));
    }

    /**
     * @param prefix the beginning of the names of the wanted fields
     * @return the values of all fields that begin so, by name
     */
    public <T> Map<String, T> all(String document, String prefix, Class<T> type) {
        Access access = access(document);
        access.whole = Optional.of(access.whole.orElse(access.document.version()));
        Map<String, FieldValue> fields = access.document.all();
        access.writes.forEach((field, value) ->
                value.ifPresentOrElse(written -> fields.put(field, written), () -> fields.remove(field)));
        Map<String, T> all = new TreeMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(prefix)) {
                all.put(field, value.as(type));
            }
        });
        return all;
    }

    /** @return about how many fields of a document have a value */
    public int size(String document) {
        Access access = access(document);
        if (access.document.size() + access.writes.size() <= SharedDocuments.MAX_FIELDS / 2) {
            return access.document.size();
        }
        Map<String, FieldValue> fields = access.document.all();
        access.writes.forEach((field, value) ->
                value.ifPresentOrElse(written -> fields.put(field, written), () -> fields.remove(field)));
        return fields.size();
    }

    /** @param value the new value of the field, which JSON represents without loss */
    public void put(String document, String field, Object value) {
        access(document).writes.put(field, Optional.of(FieldValue.written(value)));
    }

    public void remove(String document, String field) {
        access(document).writes.put(field, Optional.empty());
    }

    /**
     * Stands for the number that the log entry of this attempt gets. It may be part of values that are written; the commit
     * replaces it.
     */
    public long placeholder() {
        return documents.placeholder();
    }

    /**
     * Adds an entry to the log with the commit.
     *
     * @param kind what it is
     * @param label a short text about it
     */
    public void log(String kind, Counting counting, String label, byte[] content) {
        entry = Optional.of(new Entry(kind, counting, label, content));
    }

    /**
     * @return the version of the latest eviction of documents. Documents that are made later must not repeat what the
     *     evicted ones had numbered up to this version
     */
    public long evictedAt() {
        return state.evictedAt();
    }

    /**
     * @return the number of the log entry
     * @throws IllegalStateException before the commit
     */
    public long number() {
        return committed
                .orElseThrow(() -> new IllegalStateException("not committed yet"))
                .number();
    }

    String stateId() {
        return state.id();
    }

    Map<String, Access> accesses() {
        return accesses;
    }

    Optional<Entry> entry() {
        return entry;
    }

    boolean changesNothing() {
        return entry.isEmpty() && accesses.values().stream().allMatch(access -> access.writes.isEmpty());
    }

    void committed(Committed result) {
        committed = Optional.of(result);
    }
}
