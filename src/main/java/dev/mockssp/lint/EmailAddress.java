package dev.mockssp.lint;

import java.util.Optional;

/** Finds e-mail addresses: {@code name@host.tld}, but not {@code git@host.tld:path}. */
final class EmailAddress implements Detector {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HOST = 253;

    @Override
    public Optional<String> in(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int begin = begin(text, at);
            int end = end(text, at + 1);
            int dot = lastDot(text, at + 1, end);
            if (begin < at && dot > at + 1 && isTopLevel(text, dot + 1, end) && !isPath(text, end)) {
                return Optional.of("an e-mail address (" + text.charAt(begin) + "…@…" + text.substring(dot, end) + ")");
            }
        }
        return Optional.empty();
    }

    private static int begin(String text, int at) {
        int begin = at;
        while (begin > 0 && at - begin < LONGEST_NAME && isOfName(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_HOST && isOfHost(text.charAt(end))) {
            end++;
        }
        while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The last dot of the host, or the place before the host when it has none. */
    private static int lastDot(String text, int from, int end) {
        int dot = end - 1;
        while (dot >= from && text.charAt(dot) != '.') {
            dot--;
        }
        return dot;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    private static boolean isOfHost(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static boolean isTopLevel(String text, int from, int end) {
        return end - from >= 2 && text.substring(from, end).chars().allMatch(Character::isLetter);
    }

    private static boolean isPath(String text, int end) {
        return end + 1 < text.length() && text.charAt(end) == ':' && !Character.isWhitespace(text.charAt(end + 1));
    }
}
