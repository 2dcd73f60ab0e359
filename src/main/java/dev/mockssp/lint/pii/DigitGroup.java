package dev.mockssp.lint.pii;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits that stand together in a text and belong to no word.
 *
 * @param before what stands between the group before and this one, at most three characters of it
 * @param attached whether the group before ends within those three characters
 */
record DigitGroup(String digits, String before, boolean attached) {

    private static final int REACH = 3;

    int length() {
        return digits.length();
    }

    /** @return the groups of a text in their order, none when there are fewer digits in all, as in most texts */
    static List<DigitGroup> in(String text, int fewest) {
        return digits(text) < fewest ? List.of() : in(text);
    }

    /** @return how many digits are in a text */
    static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
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
        StringBuilder digits = new StringBuilder();
        groups.forEach(group -> digits.append(group.digits));
        return digits.toString();
    }
}
