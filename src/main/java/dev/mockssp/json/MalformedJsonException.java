package dev.mockssp.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A text that is no acceptable JSON. The message says what is wrong and where, in one line. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern SETTINGS = Pattern.compile(", from `[^`]*`|: enable `[^`]*` to allow"
            + "| \\(not recognized as one [^)]*\\)| \\((for \\w+ starting|start marker) at \\[.*?\\]\\)");

    /** Characters that cannot be seen in a message, or that break its line. The parser quotes the text with them. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    MalformedJsonException(String message) {
        super(message);
    }

    static MalformedJsonException of(JacksonException e) {
        String what = plain(e.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("malformed JSON")
                .strip());
        TokenStreamLocation at = e.getLocation();
        return new MalformedJsonException(
                at == null ? what : what + " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    /** Without the parser's own settings and its view of the source, which tell whoever sent the text nothing. */
    private static String plain(String message) {
        if (message.startsWith("Trailing token")) {
            return "there is more text after the JSON value";
        }
        return INVISIBLE
                .matcher(SETTINGS.matcher(message).replaceAll(""))
                .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
    }
}
