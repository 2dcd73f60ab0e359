package dev.mockssp.core.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Prints lines to a stream on a thread of its own, so that no caller waits for the reader of the stream. If too much
 * waits to be written, the oldest lines are dropped. A line says how many, at the place where they are missing.
 * Thread-safe; starts its thread with the first line.
 */
public final class LineOutput implements AutoCloseable {

    /** In bytes, about 8,000 lines. */
    private static final int MAX_WAITING = 1 << 20;

    /** In bytes. A pipe takes so many in one piece (PIPE_BUF), so that lines of two streams into it are not mixed. */
    private static final int MAX_WRITTEN_AT_ONCE = 4096;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String name;
    private final OutputStream out;
    private final UnaryOperator<String> notice;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long dropped;
    private long reported;
    private boolean started;
    private boolean writing;
    private boolean closed;

    /**
     * @param name the name of the thread
     * @param out the stream; it is not closed
     * @param notice turns a message about missing lines into a line
     */
    public LineOutput(String name, OutputStream out, UnaryOperator<String> notice) {
        this.name = name;
        this.out = out;
        this.notice = notice;
    }

    /** @return the line of plain text for a message of the program itself */
    public static String notice(String message) {
        return "mock-ssp: " + message;
    }

    /** @param line a line without its line break; after {@link #close}, it is dropped */
    public void println(String line) {
        add(bytes(line));
    }

    /** @return a stream that prints a line at each line break */
    public PrintStream asPrintStream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    /** @return the number of lines that were not written, because nothing read the stream or because writing failed */
    public synchronized long dropped() {
        return dropped;
    }

    private synchronized void add(byte[] line) {
        if (closed) {
            dropped++;
            return;
        }
        if (!started) {
            started = true;
            Thread thread = new Thread(this::writeUntilClosed, name);
            thread.setDaemon(true);
            thread.start();
        }
        waiting.addLast(line);
        waitingBytes += line.length;
        while (waitingBytes > MAX_WAITING) {
            waitingBytes -= waiting.removeFirst().length;
            dropped++;
        }
        notifyAll();
    }

    private static byte[] bytes(String line) {
        return (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    private static String gap(long lines) {
        return lines + (lines == 1 ? " line is" : " lines are")
                + " missing here, because nothing read the output in time";
    }

    private void writeUntilClosed() {
        try {
            while (awaitLines()) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitLines() throws InterruptedException {
        writing = false;
        notifyAll();
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        writing = !waiting.isEmpty();
        return writing;
    }

    private void write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lines = 0;
        long missing;
        synchronized (this) {
            missing = dropped - reported;
            reported = dropped;
            if (missing > 0) {
                bytes.writeBytes(bytes(notice.apply(gap(missing))));
            }
            do {
                byte[] line = waiting.removeFirst();
                waitingBytes -= line.length;
                bytes.writeBytes(line);
                lines++;
            } while (!waiting.isEmpty() && bytes.size() + waiting.getFirst().length <= MAX_WRITTEN_AT_ONCE);
        }
        try {
            bytes.writeTo(out);
            out.flush();
        } catch (IOException | RuntimeException e) {
            synchronized (this) {
                dropped += lines;
                reported -= missing;
            }
        }
    }

    /**
     * Waits until all lines are written.
     *
     * @param timeout how long to wait at most
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized void flush(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!waiting.isEmpty() || writing) {
            long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (rest <= 0) {
                return;
            }
            wait(rest);
        }
    }

    /** Waits for at most one second until all lines are written, and ends the thread. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            flush(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            line.write(b);
            if (b == '\n') {
                add(line.toByteArray());
                line.reset();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    line.write(bytes, start, i + 1 - start);
                    add(line.toByteArray());
                    line.reset();
                    start = i + 1;
                }
            }
            line.write(bytes, start, offset + length - start);
        }
    }
}
