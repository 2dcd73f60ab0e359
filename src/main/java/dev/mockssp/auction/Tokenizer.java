package dev.mockssp.auction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Splits text into words.
 *
 * <p>A word is a run of letters and digits in lower case, with their combining marks. An apostrophe between two letters
 * belongs to the word, and a final {@code 's} is removed: {@code don't} is one word, {@code dog's} is {@code dog}.
 */
final class Tokenizer {

    private static final int FIRST_COMBINING_MARK = 0x300;
    private static final String POSSESSIVE = "'s";

    private Tokenizer() {}

    /** @return the words of a text in their order */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        forEach(text, words::add);
        return words;
    }

    /** @param action receives the words of the text in their order */
    static void forEach(String text, Consumer<String> action) {
        String normalized = normalized(text);
        int at = 0;
        while (at < normalized.length()) {
            int end = endOfWord(normalized, at);
            if (end > at) {
                action.accept(withoutPossessive(normalized.substring(at, end)));
                at = end;
            } else {
                at += Character.charCount(normalized.codePointAt(at));
            }
        }
    }

    /** Makes equal what looks equal: accents are composed, there is one kind of apostrophe, and all is lower case. */
    private static String normalized(String text) {
        String normalized = isComposed(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u2019', '\'');
        return normalized.toLowerCase(Locale.ROOT);
    }

    private static boolean isComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING_MARK) {
                return false;
            }
        }
        return true;
    }

    /** @return the index after the word that starts at {@code start}, or {@code start} if none does */
    private static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length() && belongsToWord(text, at, start)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean belongsToWord(String text, int at, int start) {
        int point = text.codePointAt(at);
        return Character.isLetterOrDigit(point) || at > start && (isMark(point) || isInnerApostrophe(text, at));
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isInnerApostrophe(String text, int at) {
        return text.charAt(at) == '\'' && at + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(at + 1));
    }

    private static String withoutPossessive(String word) {
        return word.endsWith(POSSESSIVE) ? word.substring(0, word.length() - POSSESSIVE.length()) : word;
    }
}
