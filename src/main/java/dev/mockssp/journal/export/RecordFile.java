package dev.mockssp.journal.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * An open file that lines are appended to, each with one write. No other mock server can have it open. What other
 * programs do to the file is noticed. Not thread-safe.
 */
final class RecordFile implements AutoCloseable {

    /** Opens the channels of a file. */
    interface Opener {
        FileChannel open(Path file, OpenOption... options) throws IOException;
    }

    /** The state of the file since the last line. */
    enum Change {
        NONE,
        /** It is shorter than it was. */
        SHORTENED,
        /** The path does not lead to it any more. */
        GONE
    }

    /**
     * A byte far behind the end. On Windows nobody could read the locked part of the file. Another channel of this process
     * to the same file, such as that of a test that reads it, ends the lock on Linux when it is closed; lines are whole
     * even then, because each is appended with one write.
     */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private static final long UNKNOWN = -1;

    private final Path path;
    private final FileChannel end;
    private final Optional<FileChannel> content;
    private final Optional<Object> key;

    /** Where the last complete line ends. */
    private long size = UNKNOWN;

    /** The length of the half line behind it. */
    private long torn;

    private boolean insideLine;

    private RecordFile(Path path, FileChannel end, Optional<FileChannel> content, BasicFileAttributes attributes) {
        this.path = path;
        this.end = end;
        this.content = content;
        this.key = Optional.ofNullable(attributes.fileKey());
    }

    /**
     * @param path the file; it is created if it does not exist
     * @throws IOException if it cannot be opened, or another mock server has it open
     */
    static RecordFile open(Path path, Opener opener) throws IOException {
        FileChannel end = opener.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return new RecordFile(path, end, Optional.empty(), attributes);
            }
            lock(path, end);
            return new RecordFile(path, end, Optional.of(opener.open(path, StandardOpenOption.READ)), attributes);
        } catch (IOException | RuntimeException e) {
            end.close();
            throw e;
        }
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock(LOCKED, 1, false) != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // A mock server in this process has it.
        } catch (IOException e) {
            // This file system has no locks.
            return;
        }
        throw new FileSystemException(
                path.toString(), null, "another mock server records to it; each needs a file of its own");
    }

    /**
     * Prepares the next line: removes a half line, and looks at what other programs did.
     *
     * @throws IOException if the file cannot be looked at, or a half line cannot be removed
     */
    Change prepare() throws IOException {
        undo();
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return Change.GONE;
        }
        if (!Optional.ofNullable(attributes.fileKey()).equals(key)) {
            return Change.GONE;
        }
        long before = size;
        if (content.isPresent() && attributes.size() != before) {
            size = attributes.size();
            insideLine = size > 0 && lastByte(content.get()) != '\n';
        }
        return size < before ? Change.SHORTENED : Change.NONE;
    }

    private byte lastByte(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        return last.get(0);
    }

    /**
     * @param line a line with its line break
     * @throws IOException if it cannot be written; the part that was written is removed now, or before the next line
     */
    void append(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(insideLine ? onNewLine(line) : line);
        try {
            while (bytes.hasRemaining()) {
                end.write(bytes);
            }
        } catch (IOException e) {
            torn = bytes.position();
            throw undone(e);
        }
        insideLine = false;
        if (content.isPresent()) {
            size += bytes.position();
        }
    }

    private IOException undone(IOException failure) {
        try {
            undo();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Removes the half of a line, unless another program has appended to it. */
    private void undo() throws IOException {
        if (torn > 0 && content.isPresent() && end.size() == size + torn) {
            end.truncate(size);
        }
        torn = 0;
    }

    private static byte[] onNewLine(byte[] line) {
        byte[] both = new byte[line.length + 1];
        both[0] = '\n';
        System.arraycopy(line, 0, both, 1, line.length);
        return both;
    }

    @Override
    public void close() throws IOException {
        try (end) {
            if (content.isPresent()) {
                content.get().close();
            }
        }
    }
}
