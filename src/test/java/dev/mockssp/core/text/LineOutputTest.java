package dev.mockssp.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LineOutputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** A reader that does not read until it is told to. */
    private final class Pipe extends OutputStream {
        private final CountDownLatch full = new CountDownLatch(1);
        private final CountDownLatch read = new CountDownLatch(1);

        @Override
        public void write(int b) {
            throw new AssertionError("a line is written in one piece");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            full.countDown();
            try {
                read.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            written.write(bytes, offset, length);
        }
    }

    /** A disk that is full for a while. */
    private final class Disk extends OutputStream {
        private volatile boolean full = true;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            written.write(bytes, offset, length);
        }
    }

    private LineOutput to(OutputStream out) {
        return new LineOutput("mock-ssp-test-lines", out, LineOutput::notice);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("mock-ssp-test-lines"))
                .count();
    }

    @Test
    void writesAllLinesInTheirOrder() {
        List<String> all = IntStream.range(0, 5_000).mapToObj(i -> "grün " + i).toList();
        try (LineOutput output = to(written)) {
            all.forEach(output::println);
        }
        assertThat(lines()).isEqualTo(all);
    }

    @Test
    void nobodyWaitsForAReaderAndTheNewestLinesAreKept() throws Exception {
        Pipe pipe = new Pipe();
        LineOutput output = to(pipe);
        output.println("first");
        pipe.full.await();
        int sent = 100_000;
        for (int i = 0; i < sent; i++) {
            output.println("line " + i + " with a text of about sixty characters for the log");
        }
        long dropped = output.dropped();
        pipe.read.countDown();
        output.close();

        assertThat(dropped).isPositive();
        assertThat(output.dropped()).isEqualTo(dropped);
        List<String> expected = new ArrayList<>();
        expected.add("first");
        expected.add("mock-ssp: " + dropped + " lines are missing here, because nothing read the output in time");
        for (long i = dropped; i < sent; i++) {
            expected.add("line " + i + " with a text of about sixty characters for the log");
        }
        assertThat(lines()).isEqualTo(expected);
    }

    @Test
    void linesThatCannotBeWrittenAreCountedAndAnnouncedLater() throws Exception {
        Disk disk = new Disk();
        try (LineOutput output = to(disk)) {
            output.println("lost");
            output.println("lost too");
            output.flush(PATIENCE);
            assertThat(output.dropped()).isEqualTo(2);
            disk.full = false;
            output.println("kept");
            output.flush(PATIENCE);
            assertThat(output.dropped()).isEqualTo(2);
        }
        assertThat(lines())
                .containsExactly("mock-ssp: 2 lines are missing here, because nothing read the output in time", "kept");
    }

    @Test
    void aStreamIsDividedIntoLines() {
        try (LineOutput output = to(written)) {
            PrintStream stream = output.asPrintStream();
            stream.print("one ");
            stream.print('l');
            stream.printf("ine%n%d", 2);
            stream.println();
            stream.println("x".repeat(20_000));
        }
        assertThat(lines()).containsExactly("one line", "2", "x".repeat(20_000));
    }

    @Test
    void aStuckReaderDoesNotHoldUpTheEnd() throws Exception {
        Pipe pipe = new Pipe();
        LineOutput output = to(pipe);
        output.println("first");
        pipe.full.await();

        output.close();

        output.println("after the end");
        assertThat(output.dropped()).isEqualTo(1);
        pipe.read.countDown();
    }

    @Test
    void aThreadRunsFromTheFirstLineToTheEnd() throws Exception {
        try (LineOutput output = to(written)) {
            assertThat(threads()).isZero();
            output.println("first");
            assertThat(threads()).isOne();
        }
        while (threads() > 0) {
            Thread.onSpinWait();
        }
    }
}
