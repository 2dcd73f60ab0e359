package dev.mockssp.auction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A cursor over the words of a text, in one pass and without a copy of each.
 *
 * <p>A word is a run of letters and digits in lower case, with the marks that belong to them. An apostrophe between two
 * letters joins them, and an {@code 's} at the end falls off: {@code don't} is one word, {@code dog's} is {@code dog}.
 */
final class Tokenizer {

    private static final int FIRST_COMBINING = 0x300;
    private static final int MARKS = (1 << Character.NON_SPACING_MARK)
            | (1 << Character.COMBINING_SPACING_MARK)
            | (1 << Character.ENCLOSING_MARK);

    private static final int NO_LETTER = 0;

    /** Of each character of ASCII, the letter or digit that it is, in lower case. */
    private static final byte[] ASCII = ascii();

    private final String text;
    private int start;
    private int end;
    private int position;
    private int hash;

    Tokenizer(String text) {
        // capitals of ASCII are lowered as they are read, which saves nearly every text a copy
        this.text = isAscii(text) ? text : composed(text).toLowerCase(Locale.ROOT);
    }

    private static byte[] ascii() {
        byte[] letters = new byte[0x80];
        for (int c = '0'; c <= '9'; c++) {
            letters[c] = (byte) c;
        }
        for (int c = 'a'; c <= 'z'; c++) {
            letters[c] = (byte) c;
            letters[Character.toUpperCase(c)] = (byte) c;
        }
        return letters;
    }

    /** @return the words of a text in their order */
    static List<String> of(String text) {
        Tokenizer words = new Tokenizer(text);
        List<String> result = new ArrayList<>();
        while (words.next()) {
            result.add(words.word());
        }
        return List.copyOf(result);
    }

    /** Moves to the next word; false when there is none. */
    boolean next() {
        int at = position;
        while (at < text.length()) {
            if (letter(at) != NO_LETTER) {
                readWord(at);
                return true;
            }
            at++;
        }
        position = at;
        return false;
    }

    /** @return the word's {@link String#hashCode}, known without making the string */
    int hash() {
        return hash;
    }

    String word() {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** @return whether this is the word, told without making the string */
    boolean isAt(String word) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // counts in local variables, since every character of every message comes by here
    private void readWord(int from) {
        int at = from;
        int sum = 0;
        int apostrophe = -1;
        int sumBefore = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < ASCII.length && ASCII[c] != NO_LETTER) {
                sum = 31 * sum + ASCII[c];
                at++;
                continue;
            }
            int point = text.codePointAt(at);
            if (joins(point, at)) {
                apostrophe = at;
                sumBefore = sum;
            } else if (!Character.isLetterOrDigit(point) && !isMark(point)) {
                break;
            }
            sum = with(sum, point);
            at += Character.charCount(point);
        }
        boolean ofSomebody = apostrophe >= 0 && apostrophe == at - 2 && letter(at - 1) == 's';
        start = from;
        position = at;
        end = ofSomebody ? apostrophe : at;
        hash = ofSomebody ? sumBefore : sum;
    }

    /** The letter or digit that begins at an index, in lower case. */
    private int letter(int index) {
        char c = text.charAt(index);
        if (c < ASCII.length) {
            return ASCII[c];
        }
        int point = text.codePointAt(index);
        return Character.isLetterOrDigit(point) ? point : NO_LETTER;
    }

    private static int with(int hash, int c) {
        return Character.isBmpCodePoint(c)
                ? 31 * hash + c
                : 31 * (31 * hash + Character.highSurrogate(c)) + Character.lowSurrogate(c);
    }

    private boolean joins(int c, int at) {
        return c == '\'' && at + 1 < text.length() && letter(at + 1) != NO_LETTER;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isMark(int c) {
        return c >= FIRST_COMBINING && (MARKS & (1 << Character.getType(c))) != 0;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** One spelling for what looks the same: accents composed, one kind of apostrophe. */
    private static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u2019', '\'');
            }
        }
        return text;
    }
}
