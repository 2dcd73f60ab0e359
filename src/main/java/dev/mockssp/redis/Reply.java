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
 * @param micros the time in microseconds, by the clock of Redis
 */
record Reply(String id, long evictedAt, long micros, List<Document> documents) {

    private static final int HEAD = 4;

    /**
     * The changes of a document.
     *
     * @param known the version that they begin at
     * @param version the version of the document
     */
    record Document(long known, long version, Map<String, ChangedField> changed) {

        void update(CachedDocument document) {
            document.update(known, version, changed);
        }
    }

    /**
     * @param known the versions of the documents that the reader knew
     * @return empty if there is no state
     */
    static Optional<Reply> of(Object result, List<Long> known) {
        List<?> all = (List<?>) result;
        if (all.get(0) == null) {
            return Optional.empty();
        }
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            documents.add(document((List<?>) all.get(HEAD + i), known.get(i)));
        }
        return Optional.of(new Reply(text(all.get(0)), number(all.get(2)), number(all.get(3)), documents));
    }

    /**
     * @param changes what {@code changes.lua} returns
     * @param known the version of the document that the reader knew
     */
    static Document document(List<?> changes, long known) {
        long version = number(changes.get(0));
        Map<String, ChangedField> changed = new HashMap<>();
        for (int i = 1; i < changes.size(); i += 3) {
            long at = number(changes.get(i + 1));
            Optional<FieldValue> value =
                    Optional.ofNullable(changes.get(i + 2)).map(json -> new FieldValue(at, text(json)));
            changed.put(text(changes.get(i)), new ChangedField(at, value));
        }
        return new Document(version < known ? 0 : known, version, changed);
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** Redis sends numbers as integers or as text. */
    static long number(Object value) {
        return value instanceof Long number ? number : Long.parseLong(text(value));
    }
}
