package dev.mockssp.lint.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys that were put into the body in place of the header: members called like one, at any depth, valid JSON or not. */
public final class ApiKeysInBody {

    /** A key in a body. */
    public record Member(String name, String value) {}

    // of RE2, since bodies come from outside and may be long
    private static final Pattern MEMBER = Pattern.compile(
            "\"(thrads?-api-key)\"\\s*:\\s*\\[?\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([0-9][0-9.eE+-]*))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final byte[] WORD = "api-key".getBytes(ISO_8859_1);
    private static final int DASH = 3;

    private ApiKeysInBody() {}

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
                    .map(ApiKeysInBody::unescaped)
                    .or(() -> Optional.ofNullable(matcher.group(3)))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> found.add(new Member(name, value)));
        }
        return found;
    }

    private static boolean mentionsKey(byte[] body) {
        for (int i = DASH; i <= body.length - (WORD.length - DASH); i++) {
            if (body[i] == '-' && isWordAt(body, i - DASH)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(byte[] body, int from) {
        for (int i = 0; i < WORD.length; i++) {
            if (i != DASH && (body[from + i] | 0x20) != WORD[i]) {
                return false;
            }
        }
        return true;
    }

    private static String unescaped(String quoted) {
        try {
            return Json.read(quoted.getBytes(StandardCharsets.UTF_8)).asString();
        } catch (MalformedJsonException e) {
            return quoted.substring(1, quoted.length() - 1);
        }
    }
}
