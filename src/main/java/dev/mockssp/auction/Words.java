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
final class Words {

    private static final int FIRST_COMBINING = 0x300;
    private static final int MARKS = (1 << Character.NON_SPACING_MARK)
            | (1 << Character.COMBINING_SPACING_MARK)
            | (1 << Character.ENCLOSING_MARK);

    private final String text;
    private int start;
    private int end;
    private int position;
    private int hash;

    Words(String text) {
        // capitals of ASCII are lowered as they are read, which saves nearly every text a copy
        this.text = isAscii(text) ? text : composed(text).toLowerCase(Locale.ROOT);
    }

    /** @return the words of a text in their order */
    static List<String> of(String text) {
        Words words = new Words(text);
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
            int c = at(at);
            if (isLetterOrDigit(c)) {
                readWord(at);
                return true;
            }
            at += Character.charCount(c);
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

    /** The code point at an index, in lower case. */
    private int at(int index) {
        int c = text.codePointAt(index);
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    // counts in local variables, since every character of every message comes by here
    private void readWord(int from) {
        int at = from;
        int sum = 0;
        int apostrophe = -1;
        int sumBefore = 0;
        while (at < text.length()) {
            int c = at(at);
            if (!isLetterOrDigit(c)) {
                if (joins(c, at)) {
                    apostrophe = at;
                    sumBefore = sum;
                } else if (!isMark(c)) {
                    break;
                }
            }
            sum = with(sum, c);
            at += Character.charCount(c);
        }
        boolean ofSomebody = apostrophe >= 0 && apostrophe == at - 2 && at(at - 1) == 's';
        start = from;
        position = at;
        end = ofSomebody ? apostrophe : at;
        hash = ofSomebody ? sumBefore : sum;
    }

    private static int with(int hash, int c) {
        return Character.isBmpCodePoint(c)
                ? 31 * hash + c
                : 31 * (31 * hash + Character.highSurrogate(c)) + Character.lowSurrogate(c);
    }

    private boolean joins(int c, int at) {
        return c == '\'' && at + 1 < text.length() && isLetterOrDigit(at(at + 1));
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c);
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
