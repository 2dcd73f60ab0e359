package dev.mockssp.core.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Prepares text of a user for a message: on one line, not too long, and without invisible characters. */
public final class MessageText {

    /** In code points, for a message that shows several texts. */
    public static final int MAX_LENGTH = 40;

    /** In code points, for a message about a single text. */
    public static final int MAX_LINE = 120;

    private MessageText() {}

    /** @return the first {@link #MAX_LENGTH} characters in quotes, quotes among them escaped */
    public static String quoted(String text) {
        return '"' + shortened(text, MAX_LENGTH).replace("\"", "\\\"") + '"';
    }

    /** @return the first {@link #MAX_LINE} characters */
    public static String line(String text) {
        return shortened(text, MAX_LINE);
    }

    /** @return the first {@link #MAX_LINE} characters in quotes */
    public static String quotedLine(String text) {
        return '"' + line(text) + '"';
    }

    /** @return each text in quotes, separated by commas */
    public static String quoted(Collection<String> texts) {
        return texts.stream().map(MessageText::quoted).collect(Collectors.joining(", "));
    }

    /**
     * @param length in code points
     * @return the first characters, and an ellipsis when there are more
     */
    public static String shortened(String text, int length) {
        // a code point has at most two characters, so that counting a longer text is unnecessary
        boolean fits = text.length() <= 2 * length && text.codePointCount(0, text.length()) <= length;
        return oneLine(fits ? text : text.substring(0, text.offsetByCodePoints(0, length)) + "…");
    }

    /** @return the text with line breaks, control characters and the like as {@code \}{@code uXXXX} */
    public static String oneLine(String text) {
        return text.codePoints()
                .mapToObj(point -> isVisible(point) ? Character.toString(point) : escaped(point))
                .collect(Collectors.joining());
    }

    /** @return such as {@code 1 message} and {@code 2 messages} */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** @return such as {@code 1 entry} and {@code 2 entries} */
    public static String count(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    private static String escaped(int point) {
        return "\\u%04x".formatted(point);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
