package dev.mockssp.lint;

/** Texts of a caller as a finding shows them. */
final class Shown {

    private static final int MOST = 40;

    private Shown() {}

    /** @return the text in quotes, on one line and not long */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(MOST).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.append(text.codePointCount(0, text.length()) > MOST ? "…\"" : "\"")
                .toString();
    }

    /** @return such as {@code 1 message} and {@code 2 messages} */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
