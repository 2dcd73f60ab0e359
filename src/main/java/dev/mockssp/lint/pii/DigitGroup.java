package dev.mockssp.lint.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Consecutive digits in a text that are not part of a word.
 *
 * @param before the text between the previous group and this one, at most its last three characters
 * @param attached whether the previous group ends within those three characters
 */
record DigitGroup(String digits, String before, boolean attached) {

    private static final int REACH = 3;

    int length() {
        return digits.length();
    }

    /** @return the groups of a text in their order, none if the text has too few digits, as most texts do */
    static List<DigitGroup> in(String text, int minDigits) {
        return digits(text) < minDigits ? List.of() : in(text);
    }

    /** @return the number of digits in a text */
    static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    private static List<DigitGroup> in(String text) {
        List<DigitGroup> groups = new ArrayList<>();
        int lastEnd = -REACH - 1;
        int at = 0;
        while (at < text.length()) {
            if (!isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (!isOfWord(text, at - 1) && !isOfWord(text, end)) {
                int from = Math.max(Math.max(0, at - REACH), lastEnd);
                groups.add(new DigitGroup(text.substring(at, end), text.substring(from, at), from == lastEnd));
                lastEnd = end;
            }
            at = end;
        }
        return groups;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfWord(String text, int at) {
        return at >= 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** @return the digits of some groups */
    static String joined(List<DigitGroup> groups) {
        return groups.stream().map(DigitGroup::digits).collect(Collectors.joining());
    }
}
