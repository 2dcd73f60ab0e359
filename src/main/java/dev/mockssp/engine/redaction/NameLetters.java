package dev.mockssp.engine.redaction;

import java.util.stream.Stream;

/**
 * The set of the letters of a name. Each request has dozens of names, and nearly all lack a letter of each word that
 * makes a name secret.
 */
final class NameLetters {

    private static final int LETTER_S = 1 << 's' - 'a';
    private static final int SECOND_S = 1 << 26;
    private static final int NOT_ASCII = 1 << 27;

    /** The letters of one part of each word. */
    private static final int[] OF_WORDS = Stream.of(
                    "key",
                    "token",
                    "auth",
                    "passw",
                    "passphrase",
                    "pass",
                    "pw",
                    "credential",
                    "secret",
                    "jwt",
                    "bearer",
                    "cookie",
                    "session")
            .mapToInt(word -> word.chars().reduce(0, NameLetters::with))
            .toArray();

    private NameLetters() {}

    /**
     * Adds a letter to the letters of a name. A second S is a letter of its own, because "pass" has two.
     *
     * @param letters a set of letters, 0 at the beginning
     * @param c a character or byte of the name
     */
    static int with(int letters, int c) {
        int letter = (c | 0x20) - 'a';
        if (letter >= 0 && letter < 26 && c < 0x80) {
            int bit = 1 << letter;
            return letters | bit | ((letters & bit & LETTER_S) == 0 ? 0 : SECOND_S);
        }
        return c < 0 || c >= 0x80 ? letters | NOT_ASCII : letters;
    }

    /** @return whether a name with these letters may be secret */
    static boolean mayBeSecret(int letters) {
        for (int word : OF_WORDS) {
            if ((letters & word) == word) {
                return true;
            }
        }
        return (letters & NOT_ASCII) != 0;
    }

    /** @return whether a name may be secret, judged by its letters */
    static boolean mayBeSecret(String name) {
        int letters = 0;
        for (int i = 0; i < name.length(); i++) {
            letters = with(letters, name.charAt(i));
        }
        return mayBeSecret(letters);
    }
}
