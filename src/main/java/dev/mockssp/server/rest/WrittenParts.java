package dev.mockssp.server.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parts of a text that many steps write. Each part has the output of as many steps as it takes for some kilobytes. */
final class WrittenParts implements Iterator<byte[]> {

    private static final int PART_BYTES = 32 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    // Unlike Jackson's byte output, a writer replaces an unpaired surrogate with a question mark.
    private final Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    private final Iterator<Runnable> steps;

    /** @param steps returns the steps, which write to the writer */
    WrittenParts(Function<Writer, Stream<Runnable>> steps) {
        this.steps = steps.apply(writer).iterator();
    }

    @Override
    public boolean hasNext() {
        return steps.hasNext();
    }

    @Override
    public byte[] next() {
        if (!steps.hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            while (steps.hasNext() && bytes.size() < PART_BYTES) {
                steps.next().run();
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] part = bytes.toByteArray();
        bytes.reset();
        return part;
    }
}
