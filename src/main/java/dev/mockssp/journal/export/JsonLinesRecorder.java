package dev.mockssp.journal.export;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Appends each exchange to a file as one line of JSON. When {@link #accept} returns, the operating system has the line:
 * it survives the end of this process, but not necessarily a power failure. Thread-safe.
 */
public final class JsonLinesRecorder implements Consumer<Exchange>, AutoCloseable {

    private static final byte[] LINE_END = {'\n'};

    private final Path file;
    private final String option;
    private final FileChannel channel;

    private JsonLinesRecorder(Path file, String option, FileChannel channel) {
        this.file = file;
        this.option = option;
        this.channel = channel;
    }

    /**
     * @param file the file to append to; it is created if it does not exist
     * @param option the option that names it, for messages
     * @return the recorder
     * @throws ConfigurationException if the file cannot be written
     */
    public static JsonLinesRecorder open(Path file, String option) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.position(channel.size());
            endLine(channel);
            return new JsonLinesRecorder(file, option, channel);
        } catch (IOException e) {
            throw new ConfigurationException(
                    option + ": " + file + " cannot be written (" + reason(file, e)
                            + "); expected a writable file in an existing folder",
                    e);
        }
    }

    /** Ends an incomplete last line, which a killed process can leave. */
    private static void endLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        if (channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(LINE_END));
        }
    }

    /**
     * @param exchange the exchange to append
     * @throws UncheckedIOException if it cannot be written; the request then fails with 500
     */
    @Override
    public void accept(Exchange exchange) {
        byte[] line = (Json.MAPPER.writeValueAsString(ExchangeJsonWriter.of(exchange, List.of())) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        try {
            append(ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new UncheckedIOException(option + ": " + file + " cannot be written: " + reason(file, e), e);
        }
    }

    private synchronized void append(ByteBuffer line) throws IOException {
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /** The message of the file system, without a class name. */
    private static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return Optional.ofNullable(message)
                .filter(text -> !text.equals(file.toString()))
                .orElse("it cannot be opened");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
