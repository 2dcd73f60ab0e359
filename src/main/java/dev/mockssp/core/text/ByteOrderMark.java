package dev.mockssp.core.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The byte order mark of UTF-8, with which editors and shells of Windows begin a file. No screen shows it. */
public final class ByteOrderMark {

    /** The mark as a character. */
    public static final char CHARACTER = '\ufeff';

    private static final byte[] UTF_8 = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private ByteOrderMark() {}

    /** @return the bytes without the mark, if they begin with it */
    public static byte[] skip(byte[] bytes) {
        boolean marked = bytes.length >= UTF_8.length && Arrays.equals(bytes, 0, UTF_8.length, UTF_8, 0, UTF_8.length);
        return marked ? Arrays.copyOfRange(bytes, UTF_8.length, bytes.length) : bytes;
    }

    /**
     * @param file a file of the user
     * @return its bytes without the mark
     * @throws IOException if it cannot be read
     */
    public static byte[] readFile(Path file) throws IOException {
        return skip(Files.readAllBytes(file));
    }
}
