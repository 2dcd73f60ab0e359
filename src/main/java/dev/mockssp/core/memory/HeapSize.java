package dev.mockssp.core.memory;

/**
 * How many bytes objects take on the heap. The figures are those of a 64-bit JVM with compressed references, rounded up;
 * compact object headers make them smaller.
 *
 * <p>The heap of JDK 17 grows by 83 bytes for an entry of a map, by 179 for a chat with an id of 36 characters, which counts
 * 184, and by 2,279 for a key with a chat, a user and a token, which counts 2,296 ({@code WeightsTest}, 2026-11-27).
 */
public final class HeapSize {

    /** An entry of a {@link LruMap}, without its key and its value. */
    public static final int MAP_ENTRY = 88;

    /** A boxed {@code Long}. */
    public static final int LONG = 24;

    private static final int TEXT = 24;
    private static final int ARRAY_HEADER = 16;
    private static final int ALIGNMENT = 8;

    private HeapSize() {}

    /** @return the bytes of a text */
    public static long of(String text) {
        return TEXT + ofArray(isLatin1(text) ? text.length() : 2L * text.length());
    }

    /** @return the bytes of an array whose items take this many bytes together */
    public static long ofArray(long bytes) {
        return (ARRAY_HEADER + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** The JVM stores such a text with one byte for each character. */
    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
