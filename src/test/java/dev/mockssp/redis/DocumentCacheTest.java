package dev.mockssp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.redis.CachedDocument.ChangedField;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentCacheTest {

    private static final int MAX_BYTES = 100_000;
    private static final String JSON = '"' + "x".repeat(98) + '"';

    private final DocumentCache cache = new DocumentCache(0, "state", MAX_BYTES);

    private static void set(CachedDocument document, long version, String json) {
        document.update(
                document.version(),
                version,
                Map.of("field", new ChangedField(version, Optional.of(new FieldValue(version, json)))));
    }

    @Test
    void manyDocumentsTakeABoundedNumberOfBytes() {
        for (int i = 0; i < 5_000; i++) {
            set(cache.document("key:" + i), i + 1, JSON);
            assertThat(cache.bytes()).isLessThan(MAX_BYTES + MAX_BYTES / 2);
        }
        assertThat(cache.bytes()).isGreaterThan(MAX_BYTES / 4);
        assertThat(cache.find("key:4999")).isPresent();
    }

    @Test
    void aReplacedValueCountsOnce() {
        CachedDocument document = cache.document("key:a");
        set(document, 1, JSON);
        long once = document.bytes();
        set(document, 2, JSON);
        assertThat(document.bytes()).isEqualTo(once);
        set(document, 3, "1");
        assertThat(document.bytes()).isLessThan(once);
    }
}
