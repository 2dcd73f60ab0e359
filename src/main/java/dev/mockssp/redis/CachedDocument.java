package dev.mockssp.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What this process knows of one document. Thread-safe. */
final class CachedDocument {

    /** Removed fields stay, with their version. */
    private final Map<String, ChangedField> fields = new ConcurrentHashMap<>();

    private final LongAdder bytes;

    private volatile long version;

    /** @param bytes counts about how much memory the document takes */
    CachedDocument(LongAdder bytes) {
        this.bytes = bytes;
    }

    /** @return the version up to which every field is known, 0 if none is */
    long version() {
        return version;
    }

    Optional<FieldValue> get(String field) {
        ChangedField known = fields.get(field);
        return known == null ? Optional.empty() : known.value();
    }

    /** @return the version at which the field was changed or removed, 0 if the document never had it */
    long versionOf(String field) {
        ChangedField known = fields.get(field);
        return known == null ? 0 : known.version();
    }

    /** @return a copy of all fields that have a value */
    Map<String, FieldValue> all() {
        Map<String, FieldValue> all = new HashMap<>();
        fields.forEach((field, known) -> known.value().ifPresent(value -> all.put(field, value)));
        return all;
    }

    /**
     * Takes over what Redis has changed. A reply that is older than what is known changes nothing.
     *
     * @param newest the version of the document with the changes
     * @param changed the changed fields since a version that was known here, without a value if they were removed
     */
    synchronized void update(long newest, Map<String, ChangedField> changed) {
        changed.forEach(this::set);
        version = Math.max(version, newest);
    }

    /** @return the fields that were changed or removed after a version */
    Map<String, ChangedField> changedAfter(long earlier) {
        Map<String, ChangedField> changed = new HashMap<>();
        fields.forEach((field, change) -> {
            if (change.version() > earlier) {
                changed.put(field, change);
            }
        });
        return changed;
    }

    /**
     * Takes over what this process has changed.
     *
     * @param before the version of the document without the changes
     * @param committed the version of the changes
     */
    synchronized void committed(long before, long committed, Map<String, ChangedField> changed) {
        changed.forEach(this::set);
        if (before == version) {
            version = committed;
        }
    }

    private void set(String field, ChangedField change) {
        if (change.version() > versionOf(field)) {
            ChangedField before = fields.put(field, change);
            bytes.add(change.bytes(field) - (before == null ? 0 : before.bytes(field)));
        }
    }

    int size() {
        return fields.size();
    }

    /**
     * A change of a field.
     *
     * @param value the new value, empty if the field was removed
     */
    record ChangedField(long version, Optional<FieldValue> value) {

        private static final int BYTES = 150;

        /** The JSON, and about as much for what it is decoded to. */
        private long bytes(String field) {
            return BYTES
                    + field.length()
                    + value.map(it -> 3L * it.json().length()).orElse(0L);
        }
    }
}
