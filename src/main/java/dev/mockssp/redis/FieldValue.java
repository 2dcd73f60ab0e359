package dev.mockssp.redis;

import dev.mockssp.json.Json;

/** A field of a document as Redis has it, or as a writer has changed it. Decodes its JSON once. */
final class FieldValue {

    /** @param version the version of the state at which the field was changed; 0 if Redis does not have it yet */
    private final long version;

    private final String json;
    private volatile Object decoded;

    FieldValue(long version, String json) {
        this.version = version;
        this.json = json;
    }

    /** The same value with its version. */
    FieldValue(long version, FieldValue written) {
        this(version, written.json);
        decoded = written.decoded;
    }

    /** A value that a writer sets. */
    static FieldValue written(Object value) {
        FieldValue field = new FieldValue(0, Json.MAPPER.writeValueAsString(value));
        field.decoded = value;
        return field;
    }

    long version() {
        return version;
    }

    String json() {
        return json;
    }

    <T> T as(Class<T> type) {
        Object known = decoded;
        if (!type.isInstance(known)) {
            known = Json.MAPPER.readValue(json, type);
            decoded = known;
        }
        return type.cast(known);
    }
}
