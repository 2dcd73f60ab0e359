package dev.mockssp.schema;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How values look in a message: short, in one line, and with their type where it matters. */
final class Shown {

    private static final int LONGEST = 40;

    private Shown() {}

    static String value(JsonNode value) {
        if (value.isString()) {
            return quoted(value.asString());
        }
        if (value.isObject()) {
            return "an object";
        }
        return value.isArray() ? "an array" : cut(value.toString());
    }

    static String valueWithType(JsonNode value) {
        if (value.isString()) {
            return "the string " + value(value);
        }
        if (value.isNumber()) {
            return "the number " + value(value);
        }
        return value.isBoolean() ? "the boolean " + value(value) : value(value);
    }

    static String quoted(String text) {
        return '"' + cut(text).replace("\"", "\\\"") + '"';
    }

    static String quoted(Collection<String> texts) {
        return texts.stream().map(Shown::quoted).collect(Collectors.joining(", "));
    }

    static String cut(String text) {
        return oneLine(
                text.codePointCount(0, Math.min(text.length(), 2 * LONGEST + 2)) <= LONGEST
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…");
    }

    /** Escapes what would break a line, or half of a pair that no encoding can write. */
    static String oneLine(String text) {
        return text.codePoints()
                .mapToObj(point -> isPlain(point)
                        ? Character.toString(point)
                        : "\\u" + Integer.toHexString(0x10000 | point).substring(1))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
