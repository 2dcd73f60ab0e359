package dev.mockssp.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An estimate of the program that RE2 makes of a regular expression, without making it. It may be too high, for example
 * for alternatives with a common beginning, but not much too low.
 *
 * @param instructions the size of the program; {@link Integer#MAX_VALUE} for a larger one
 * @param depth how deep groups are nested
 */
record RegexSize(int instructions, int depth) {

    static RegexSize of(String regex) {
        return new Scanner(regex).scan();
    }

    /** Reads an expression from left to right. Sizes are saturated longs. */
    private static final class Scanner {

        private static final int INSTRUCTIONS_OF_GROUP = 2;

        private final String regex;

        /** The sizes of the open groups before the innermost one. */
        private final Deque<Long> outer = new ArrayDeque<>();

        private long group;
        private long lastAtom;
        private int maxDepth;
        private int at;

        Scanner(String regex) {
            this.regex = regex;
        }

        RegexSize scan() {
            while (at < regex.length()) {
                char c = regex.charAt(at++);
                switch (c) {
                    case '(' -> open();
                    case ')' -> close();
                    case '[' -> charClass();
                    case '\\' -> escape();
                    case '{' -> repetition();
                    case '*', '+', '?' -> repeat(lastAtom + 1);
                    default -> atom(1);
                }
            }
            while (!outer.isEmpty()) {
                close();
            }
            return new RegexSize((int) Math.min(group, Integer.MAX_VALUE), maxDepth);
        }

        private void open() {
            int flags = endOfFlags();
            if (flags > at) {
                // Flags are no atom: a repetition after them repeats what is before them.
                at = flags;
                return;
            }
            outer.push(group);
            maxDepth = Math.max(maxDepth, outer.size());
            group = 0;
            lastAtom = 0;
        }

        /** Returns the end of flags for the rest of the group, such as {@code (?i)}, or the current place. */
        private int endOfFlags() {
            int end = at + 1;
            while (regex.startsWith("?", at) && end < regex.length() && "imsU-".indexOf(regex.charAt(end)) >= 0) {
                end++;
            }
            return regex.startsWith("?", at) && regex.startsWith(")", end) ? end + 1 : at;
        }

        private void close() {
            long size = group + INSTRUCTIONS_OF_GROUP;
            group = outer.isEmpty() ? 0 : outer.pop();
            atom(size);
        }

        private void atom(long size) {
            lastAtom = size;
            group = saturated(group + size);
        }

        /** Replaces the last atom by a larger one. */
        private void repeat(long size) {
            group = saturated(group - lastAtom + size);
            lastAtom = saturated(size);
        }

        private static long saturated(long size) {
            return Math.min(size, Integer.MAX_VALUE);
        }

        /** Reads what follows a bracket. The first character is in the class, even if it is a closing bracket. */
        private void charClass() {
            skip("^");
            skip("]");
            while (at < regex.length() && regex.charAt(at) != ']') {
                int end = regex.startsWith("[:", at) ? regex.indexOf(":]", at) : -1;
                at = end >= 0 ? end + 2 : at + (regex.charAt(at) == '\\' ? 2 : 1);
            }
            at++;
            atom(1);
        }

        private void skip(String text) {
            if (regex.startsWith(text, at)) {
                at += text.length();
            }
        }

        private void escape() {
            char escaped = at < regex.length() ? regex.charAt(at++) : '\\';
            if (escaped == 'Q') {
                int end = regex.indexOf("\\E", at);
                int literal = (end < 0 ? regex.length() : end) - at;
                at = end < 0 ? regex.length() : end + 2;
                if (literal == 0) {
                    // A repetition after an empty literal repeats what is before it.
                    return;
                }
                group = saturated(group + literal - 1);
            } else if ("pPx".indexOf(escaped) >= 0 && regex.startsWith("{", at)) {
                int end = regex.indexOf('}', at);
                at = end < 0 ? regex.length() : end + 1;
            }
            atom(1);
        }

        /** Reads what follows a brace. Braces that contain no repetition are literal text. */
        private void repetition() {
            int end = regex.indexOf('}', at);
            String[] bounds = end < 0 ? new String[0] : regex.substring(at, end).split(",", -1);
            boolean repeats = bounds.length == 1 || bounds.length == 2;
            for (int i = 0; repeats && i < bounds.length; i++) {
                boolean openEnd = i == 1 && bounds[i].isEmpty();
                repeats = openEnd || (bounds[i].length() <= 4 && isNumber(bounds[i]));
            }
            if (!repeats) {
                atom(1);
                return;
            }
            boolean optional = bounds.length == 2;
            boolean endless = optional && bounds[1].isEmpty();
            long times = endless ? number(bounds[0]) + 1 : number(bounds[bounds.length - 1]);
            at = end + 1;
            repeat(Math.max(1, times) * (lastAtom + (optional ? 1 : 0)));
        }

        private static boolean isNumber(String text) {
            return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private static long number(String text) {
            return Long.parseLong(text);
        }
    }
}
