package dev.mockssp.lint.facts;

import java.util.Arrays;

/** Hashes of texts, so that the history stays small and contains no personal data. */
public final class Fingerprint {

    private static final int MAX_CHARACTERS = 512;

    private Fingerprint() {}

    /** @return a hash of the length and of the first and last characters of a text */
    public static long of(String text) {
        long hash = mix(0, text.length());
        hash = mixPart(hash, text, 0, Math.min(MAX_CHARACTERS, text.length()));
        return mixPart(hash, text, Math.max(MAX_CHARACTERS, text.length() - MAX_CHARACTERS), text.length());
    }

    /** Mixes in a part of a text, four characters at a time. */
    private static long mixPart(long initialHash, String text, int from, int to) {
        long hash = initialHash;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            long first = text.charAt(at) | (long) text.charAt(at + 1) << 16;
            long second = text.charAt(at + 2) | (long) text.charAt(at + 3) << 16;
            hash = mix(hash, first | second << 32);
        }
        for (; at < to; at++) {
            hash = mix(hash, text.charAt(at));
        }
        return hash;
    }

    public static long of(byte[] bytes) {
        return mix(Arrays.hashCode(bytes), bytes.length);
    }

    public static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
