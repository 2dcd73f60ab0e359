package dev.mockssp.lint;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys that were put into the body in place of the header: members called like one, at any depth, valid JSON or not. */
public final class KeysInBody {

    /** A key in a body. */
    public record Member(String name, String value) {}

    // of RE2, since bodies come from outside and may be long
    private static final Pattern MEMBER = Pattern.compile(
            "\"(thrads?-api-key)\"\\s*:\\s*\\[?\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([0-9][0-9.eE+-]*))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String WORD = "api-key";
    private static final byte[] SKIPS = skips();

    private KeysInBody() {}

    /**
     * @param body a body; next to nothing is done about one without the word "api-key"
     * @return the keys in it, with the names that they have there
     */
    public static List<Member> in(byte[] body) {
        if (!mentionsKey(body)) {
            return List.of();
        }
        List<Member> found = new ArrayList<>();
        Matcher matcher = MEMBER.matcher(new String(body, StandardCharsets.UTF_8));
        while (matcher.find()) {
            String name = matcher.group(1);
            Optional.ofNullable(matcher.group(2))
                    .map(KeysInBody::unescaped)
                    .or(() -> Optional.ofNullable(matcher.group(3)))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> found.add(new Member(name, value)));
        }
        return found;
    }

    /** Horspool's search: looks at the byte where the word would end, which mostly rules out all seven at once. */
    private static boolean mentionsKey(byte[] body) {
        int last = WORD.length() - 1;
        while (last < body.length) {
            if (isWordEndingAt(body, last)) {
                return true;
            }
            last += SKIPS[body[last] & 0xff];
        }
        return false;
    }

    private static boolean isWordEndingAt(byte[] body, int last) {
        for (int i = WORD.length() - 1, at = last; i >= 0; i--, at--) {
            char c = WORD.charAt(i);
            if (body[at] != c && body[at] != Character.toUpperCase(c)) {
                return false;
            }
        }
        return true;
    }

    /** How far the word's end may go on when a byte stands there: until the byte falls on one like it. */
    private static byte[] skips() {
        byte[] skips = new byte[256];
        Arrays.fill(skips, (byte) WORD.length());
        for (int i = 0; i < WORD.length() - 1; i++) {
            byte left = (byte) (WORD.length() - 1 - i);
            skips[WORD.charAt(i)] = left;
            skips[Character.toUpperCase(WORD.charAt(i))] = left;
        }
        return skips;
    }

    private static String unescaped(String quoted) {
        try {
            return Wire.read(quoted.getBytes(StandardCharsets.UTF_8)).asString();
        } catch (MalformedJsonException e) {
            return quoted.substring(1, quoted.length() - 1);
        }
    }
}
