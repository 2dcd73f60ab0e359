package dev.mockssp.redis;

import dev.mockssp.redis.CachedDocument.ChangedField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code read.lua} returns.
 *
 * @param id the id of the state
 * @param evictedAt the version of the latest eviction
 * @param removals how often documents were removed from it
 * @param micros the time in microseconds, by the clock of Redis
 */
record Reply(String id, long evictedAt, long removals, long micros, List<Document> documents) {

    private static final int HEAD = 5;

    /**
     * The changes of a document.
     *
     * @param version the version of the document
     */
    record Document(long version, Map<String, ChangedField> changed) {

        void update(CachedDocument document) {
            document.update(version, changed);
        }
    }

    /**
     * @param count how many documents were read
     * @return empty if there is no state
     */
    static Optional<Reply> of(Object result, int count) {
        List<?> all = (List<?>) result;
        if (all.get(0) == null) {
            return Optional.empty();
        }
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(document((List<?>) all.get(HEAD + i)));
        }
        return Optional.of(
                new Reply(text(all.get(0)), number(all.get(2)), number(all.get(3)), number(all.get(4)), documents));
    }

    /** @param changes what {@code changes.lua} returns */
    static Document document(List<?> changes) {
        long version = number(changes.get(0));
        Map<String, ChangedField> changed = new HashMap<>();
        for (int i = 1; i < changes.size(); i += 3) {
            long at = number(changes.get(i + 1));
            Optional<FieldValue> value =
                    Optional.ofNullable(changes.get(i + 2)).map(json -> new FieldValue(at, text(json)));
            changed.put(text(changes.get(i)), new ChangedField(at, value));
        }
        return new Document(version, changed);
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** Redis sends numbers as integers or as text. */
    static long number(Object value) {
        return value instanceof Long number ? number : Long.parseLong(text(value));
    }
}
