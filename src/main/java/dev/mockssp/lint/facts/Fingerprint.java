package dev.mockssp.lint.facts;

import java.util.Arrays;

/** Hashes of texts, so that the history stays small and contains no personal data. */
public final class Fingerprint {

    private static final int MAX_CHARACTERS = 512;

    private Fingerprint() {}

    /** @return a hash of the length and of the first and last characters of a text */
    public static long of(String text) {
        long print = mix(0, text.length());
        print = of(print, text, 0, Math.min(MAX_CHARACTERS, text.length()));
        return of(print, text, Math.max(MAX_CHARACTERS, text.length() - MAX_CHARACTERS), text.length());
    }

    /** Mixes in a part of a text, four characters at a time. */
    private static long of(long begun, String text, int from, int to) {
        long print = begun;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            long first = text.charAt(at) | (long) text.charAt(at + 1) << 16;
            long second = text.charAt(at + 2) | (long) text.charAt(at + 3) << 16;
            print = mix(print, first | second << 32);
        }
        for (; at < to; at++) {
            print = mix(print, text.charAt(at));
        }
        return print;
    }

    public static long of(byte[] bytes) {
        return mix(Arrays.hashCode(bytes), bytes.length);
    }

    public static long mix(long print, long more) {
        long mixed = (print ^ more) * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
