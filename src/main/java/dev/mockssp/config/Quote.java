package dev.mockssp.config;

/** A text of the user as it stands in a message: in quotes, in one line and not too long. */
final class Quote {

    private static final int LONGEST = 120;

    private Quote() {}

    static String of(String text) {
        return '"' + plain(text) + '"';
    }

    /** The same without the quotes. */
    static String plain(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(result, c));
        return text.codePointCount(0, text.length()) > LONGEST ? result + "…" : result.toString();
    }

    private static void append(StringBuilder result, int codePoint) {
        if (invisible(codePoint)) {
            result.append("\\u%04x".formatted(codePoint));
        } else {
            result.appendCodePoint(codePoint);
        }
    }

    private static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
