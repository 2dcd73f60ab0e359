package dev.mockssp.json;

import dev.mockssp.core.text.MessageText;
import tools.jackson.databind.JsonNode;

/** Formats JSON values for messages: short and on one line. */
public final class JsonText {

    private JsonText() {}

    /** @return the value; for an object or array, only its type */
    public static String of(JsonNode value) {
        if (value.isString()) {
            return MessageText.quoted(value.asString());
        }
        if (value.isObject()) {
            return "an object";
        }
        return value.isArray() ? "an array" : MessageText.shortened(value.toString(), MessageText.MAX_LENGTH);
    }

    /** @return the type and the value, such as {@code the number 3} */
    public static String withType(JsonNode value) {
        if (value.isString()) {
            return "the string " + of(value);
        }
        if (value.isNumber()) {
            return "the number " + of(value);
        }
        return value.isBoolean() ? "the boolean " + of(value) : of(value);
    }
}
