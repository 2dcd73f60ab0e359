package dev.mockssp.json;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A text is not acceptable JSON. The message is one line: what is wrong and where. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The parts of Jackson's messages that are about its own settings and sources. */
    private static final Pattern SETTINGS = Pattern.compile(", from `[^`]*`|: enable `[^`]*` to allow"
            + "| \\(not recognized as one [^)]*\\)| \\((for \\w+ starting|start marker) at \\[.*?\\]\\)");

    /** Characters that are invisible or break a line. Jackson's messages can quote them from the text. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final transient Optional<TextPosition> position;

    MalformedJsonException(String message) {
        this(message, Optional.empty());
    }

    private MalformedJsonException(String message, Optional<TextPosition> position) {
        super(message);
        this.position = position;
    }

    static MalformedJsonException of(JacksonException e) {
        String message = withoutSettings(e.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("malformed JSON")
                .strip());
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? new MalformedJsonException(message)
                : new MalformedJsonException(
                        message + " at line " + at.getLineNr() + ", column " + at.getColumnNr(),
                        Optional.of(new TextPosition(at.getLineNr(), at.getColumnNr())));
    }

    /** @return where the error is, empty if the text as a whole is wrong */
    public Optional<TextPosition> position() {
        return position;
    }

    private static String withoutSettings(String message) {
        if (message.startsWith("Trailing token")) {
            return "there is more text after the JSON value";
        }
        return INVISIBLE
                .matcher(SETTINGS.matcher(message).replaceAll(""))
                .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
    }
}
