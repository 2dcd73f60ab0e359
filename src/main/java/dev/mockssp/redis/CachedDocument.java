package dev.mockssp.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What this process knows of one document. Thread-safe. */
final class CachedDocument {

    private static final long BYTES_OF_A_FIELD = 200;

    /** Removed fields stay, with their version. */
    private final Map<String, ChangedField> fields = new ConcurrentHashMap<>();

    private volatile long version;
    private volatile long bytes;

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
     * Takes over what Redis has changed.
     *
     * @param known the version that the changes begin at
     * @param newest the version of the document with the changes
     * @param changed the changed fields, without a value if they were removed
     */
    synchronized void update(long known, long newest, Map<String, ChangedField> changed) {
        if (known == 0 && version > 0) {
            fields.clear();
            version = 0;
            bytes = 0;
        }
        changed.forEach(this::set);
        if (known <= version) {
            version = Math.max(version, newest);
        }
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
            ChangedField earlier = fields.put(field, change);
            bytes += bytes(field, change) - (earlier == null ? 0 : bytes(field, earlier));
        }
    }

    /** What a field takes: its name, its JSON, and about as much for the decoded value. */
    private static long bytes(String field, ChangedField change) {
        return BYTES_OF_A_FIELD + field.length() + 2L * change.value().map(value -> value.json().length()).orElse(0);
    }

    /** @return about how many bytes of memory the fields take */
    long bytes() {
        return bytes;
    }

    int size() {
        return fields.size();
    }

    /**
     * A change of a field.
     *
     * @param value the new value, empty if the field was removed
     */
    record ChangedField(long version, Optional<FieldValue> value) {}
}
