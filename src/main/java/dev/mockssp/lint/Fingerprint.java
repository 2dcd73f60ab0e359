package dev.mockssp.lint;

import java.util.Arrays;

/** Short stand-ins for texts, so that what is remembered stays small and holds nothing personal. */
final class Fingerprint {

    private static final int MOST = 512;

    private Fingerprint() {}

    /** @return a number that differs for texts that differ in length, in their first or in their last characters */
    static long of(String text) {
        long print = mix(0, text.length());
        for (int i = 0; i < Math.min(MOST, text.length()); i++) {
            print = mix(print, text.charAt(i));
        }
        for (int i = Math.max(MOST, text.length() - MOST); i < text.length(); i++) {
            print = mix(print, text.charAt(i));
        }
        return print;
    }

    static long of(byte[] bytes) {
        return mix(Arrays.hashCode(bytes), bytes.length);
    }

    static long mix(long print, long more) {
        long mixed = (print ^ more) * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
