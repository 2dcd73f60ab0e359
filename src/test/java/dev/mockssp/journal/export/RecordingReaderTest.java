package dev.mockssp.journal.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordingReaderTest {

    private static final String LINE = "{\"number\":1,\"id\":\"req_1\",\"at\":\"2026-07-09T09:14:31Z\","
            + "\"endpoint\":\"bid-request\",\"outcome\":\"no-bid\","
            + "\"request\":{\"method\":\"POST\",\"path\":\"/\",\"headers\":{}},\"response\":{\"status\":200}}\n";

    /** The same text again and again. */
    private static final class Repeated extends InputStream {

        private final byte[] text;
        private final long length;
        private long position;

        Repeated(String text, long times) {
            this.text = text.getBytes(UTF_8);
            this.length = times * this.text.length;
        }

        @Override
        public int read() {
            return position < length ? text[(int) (position++ % text.length)] : -1;
        }
    }

    /** A large file is never in memory: each exchange is delivered before more than a buffer is read. */
    @Test
    void exchangesAreDeliveredWhileTheFileIsRead() throws IOException {
        Repeated file = new Repeated(LINE, 5_000);
        AtomicInteger exchanges = new AtomicInteger();

        RecordingReader.read(file, exchange -> {
            long delivered = (long) exchanges.incrementAndGet() * LINE.length();
            assertThat(file.position - delivered).isLessThanOrEqualTo(1 << 16);
        });

        assertThat(exchanges).hasValue(5_000);
    }

    @Test
    void aFileWithoutLinesIsNoRecording() {
        assertThatThrownBy(() -> RecordingReader.read(new Repeated("x", Long.MAX_VALUE / 2), exchange -> {}))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith("line 1 is longer than 64 MiB; expected one exchange in each line");
    }
}
