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

/**
 * Finds API keys that a client put into the body instead of the header: members with the name of a key header, at any
 * depth, in valid or invalid JSON.
 */
public final class ApiKeysInBody {

    /** A key in a body. */
    public record Member(String name, String value) {}

    // RE2, because bodies are untrusted and may be long
    private static final Pattern MEMBER = Pattern.compile(
            "\"(thrads?-api-key)\"\\s*:\\s*\\[?\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([0-9][0-9.eE+-]*))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final byte[] WORD = "api-key".getBytes(ISO_8859_1);
    private static final int DASH_INDEX = 3;

    private ApiKeysInBody() {}

    /**
     * @param body a body; without the text "api-key", it is only scanned once
     * @return the keys in it, with the names of their members
     */
    public static List<Member> in(byte[] body) {
        if (!mentionsKey(body)) {
            return List.of();
        }
        List<Member> members = new ArrayList<>();
        Matcher matcher = MEMBER.matcher(new String(body, StandardCharsets.UTF_8));
        while (matcher.find()) {
            String name = matcher.group(1);
            Optional.ofNullable(matcher.group(2))
                    .map(ApiKeysInBody::unescaped)
                    .or(() -> Optional.ofNullable(matcher.group(3)))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> members.add(new Member(name, value)));
        }
        return members;
    }

    private static boolean mentionsKey(byte[] body) {
        for (int i = DASH_INDEX; i <= body.length - (WORD.length - DASH_INDEX); i++) {
            if (body[i] == '-' && isWordAt(body, i - DASH_INDEX)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(byte[] body, int from) {
        for (int i = 0; i < WORD.length; i++) {
            if (i != DASH_INDEX && (body[from + i] | 0x20) != WORD[i]) {
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
