package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A part of a text, in bytes.
 *
 * @param text all of the text
 * @param from the first byte of the part
 * @param to the byte after its last one
 */
record TextPart(byte[] text, int from, int to) {

    static TextPart all(byte[] text) {
        return new TextPart(text, 0, text.length);
    }

    /** @return whether this part has the ASCII characters at a place, which must not be before its first byte */
    boolean startsWith(int at, String characters) {
        if (at + characters.length() > to) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if (text[at + i] != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank(int at) {
        byte b = text[at];
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    boolean isQuote(int at) {
        byte b = text[at];
        return b == '"' || b == '\'' || b == '`';
    }

    /** @return whether the colon at a place is the one in front of the authority of a URL */
    boolean isBeforeAuthority(int colon) {
        return colon + 1 < to
                && (text[colon + 1] == '/' || text[colon + 1] == '\\')
                && (startsWith(colon, "://") || startsWith(colon, ":\\/\\/"));
    }

    /** @return the characters of some bytes, one for each byte */
    String latin(int start, int end) {
        return new String(text, start, end - start, ISO_8859_1);
    }

    /** @return the characters of some bytes, without escapes */
    String unescaped(int start, int end) {
        byte[] bytes = Arrays.copyOfRange(text, start, end);
        Unescaped original = Unescaped.original(bytes);
        return new String(original.hasEscapes() ? original.unescaped().bytes() : bytes, UTF_8);
    }
}
