package dev.mockssp.server.rest;

import dev.mockssp.core.text.MessageText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The percent-escapes of a URL (RFC 3986). */
public final class PercentEscapes {

    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}");
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private PercentEscapes() {}

    /** @return what is wrong with the first escape that is broken or not UTF-8, such as {@code "%zz" is not …} */
    public static Optional<String> problem(String text) {
        Matcher broken = BROKEN.matcher(text);
        if (broken.find()) {
            return Optional.of(MessageText.quoted(broken.group())
                    + " is not a percent-escape; expected % and two hexadecimal digits, %25 for a percent sign");
        }
        return ESCAPES.matcher(text)
                .results()
                .flatMap(escapes -> notUtf8(escapes).stream())
                .findFirst()
                .map(escapes -> MessageText.quoted(escapes) + " is not UTF-8");
    }

    private static Optional<String> notUtf8(MatchResult escapes) {
        ByteBuffer bytes = bytes(escapes.group());
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
        int start = 3 * bytes.position();
        return result.isError()
                ? Optional.of(escapes.group().substring(start, start + 3 * result.length()))
                : Optional.empty();
    }

    /** @return the text with its escapes decoded; {@link #problem} must be empty */
    static String decoded(String text) {
        return ESCAPES.matcher(text)
                .replaceAll(escapes -> Matcher.quoteReplacement(
                        StandardCharsets.UTF_8.decode(bytes(escapes.group())).toString()));
    }

    private static ByteBuffer bytes(String escapes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(escapes.replace("%", "")));
    }
}
