package dev.mockssp.server.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The parts of a text that has many entries. Each part has as many entries as it takes for some kilobytes. Between two
 * parts, no entry is in memory: a client can take minutes to read a part.
 */
abstract class WrittenParts<T> implements Iterator<ByteBuffer> {

    private static final int PART_BYTES = 32 * 1024;

    private final Part bytes = new Part();

    // Unlike Jackson's byte output, a writer replaces an unpaired surrogate with a question mark.
    private final Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    private final List<? extends T> entries;
    private int written;
    private boolean ended;

    /** @param entries the entries; {@code get} may make one */
    WrittenParts(List<? extends T> entries) {
        this.entries = entries;
    }

    Writer writer() {
        return writer;
    }

    abstract void begin();

    abstract void write(T entry) throws IOException;

    abstract void end();

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public ByteBuffer next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        try {
            if (written == 0) {
                begin();
            }
            while (written < entries.size() && bytes.size() < PART_BYTES) {
                write(entries.get(written++));
                writer.flush();
            }
            if (written == entries.size()) {
                end();
                writer.flush();
                ended = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.take();
    }

    /** Gives its array away, instead of a copy, since a part can take megabytes. */
    private static final class Part extends ByteArrayOutputStream {
        private ByteBuffer take() {
            ByteBuffer taken = ByteBuffer.wrap(buf, 0, count);
            buf = new byte[PART_BYTES];
            count = 0;
            return taken;
        }
    }
}
