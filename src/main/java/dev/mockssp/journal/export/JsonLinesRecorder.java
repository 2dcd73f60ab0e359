package dev.mockssp.journal.export;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Appends each exchange to a file as one line of JSON. When {@link #accept} returns, the operating system has the line:
 * it survives the end of this process, but not necessarily a power failure. If the file is moved, deleted or replaced,
 * the next line goes to a new file of that name. Thread-safe.
 */
public final class JsonLinesRecorder implements Consumer<Exchange>, AutoCloseable {

    private final Path path;
    private final String option;
    private final RecordFile.Opener opener;
    private final Consumer<String> notices;
    private RecordFile file;

    private JsonLinesRecorder(Path path, String option, RecordFile.Opener opener, Consumer<String> notices)
            throws IOException {
        this.path = path;
        this.option = option;
        this.opener = opener;
        this.notices = notices;
        this.file = RecordFile.open(path, opener);
    }

    /**
     * @param path the file to append to; it is created if it does not exist
     * @param option the option that names it, for messages
     * @param notices receives one line when another program has moved, deleted, replaced or shortened the file
     * @return the recorder
     * @throws ConfigurationException if the file cannot be written, or another mock server records to it
     */
    public static JsonLinesRecorder open(Path path, String option, Consumer<String> notices) {
        return open(path, option, FileChannel::open, notices);
    }

    static JsonLinesRecorder open(Path path, String option, RecordFile.Opener opener, Consumer<String> notices) {
        try {
            return new JsonLinesRecorder(path, option, opener, notices);
        } catch (IOException e) {
            throw new ConfigurationException(
                    option + ": " + path + " cannot be written (" + reason(path, e)
                            + "); expected a writable file in an existing folder",
                    e);
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
            append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(option + ": " + path + " cannot be written: " + reason(path, e), e);
        }
    }

    private synchronized void append(byte[] line) throws IOException {
        RecordFile.Change change = file.prepare();
        if (change == RecordFile.Change.SHORTENED) {
            notices.accept(option + ": another program has shortened " + path
                    + "; exchanges that it contained may be missing");
        }
        if (change == RecordFile.Change.GONE) {
            RecordFile next = RecordFile.open(path, opener);
            file.close();
            file = next;
            file.prepare();
            notices.accept(option + ": " + path
                    + " was moved, deleted or replaced; the following exchanges are in a new file of that name");
        }
        file.append(line);
    }

    /** The message of the file system, without a class name. */
    private static String reason(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return Optional.ofNullable(message)
                .filter(text -> !text.equals(path.toString()))
                .orElse("it cannot be opened");
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + path, e);
        }
    }
}
