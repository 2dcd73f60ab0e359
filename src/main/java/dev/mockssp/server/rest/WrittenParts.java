package dev.mockssp.server.rest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The parts of a text that has many entries. Each part has as many entries as it takes for some kilobytes. Between two
 * parts, no entry is in memory: a client can take minutes to read a part.
 */
abstract class WrittenParts<T> implements Iterator<ByteBuffer> {

    private static final int PART_CHARS = 8 * 1024;

    private final List<? extends T> entries;
    private int written;
    private boolean ended;

    /** @param entries the entries; {@code get} may make one */
    WrittenParts(List<? extends T> entries) {
        this.entries = entries;
    }

    abstract void begin(StringBuilder text);

    abstract void write(StringBuilder text, int index, T entry);

    abstract void end(StringBuilder text);

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public ByteBuffer next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        StringBuilder text = new StringBuilder(PART_CHARS);
        if (written == 0) {
            begin(text);
        }
        while (written < entries.size() && text.length() < PART_CHARS) {
            write(text, written, entries.get(written));
            written++;
        }
        if (written == entries.size()) {
            end(text);
            ended = true;
        }
        // Unlike Jackson's byte output, it replaces an unpaired surrogate with a question mark.
        return StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    }
}
