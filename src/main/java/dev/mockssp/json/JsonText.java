package dev.mockssp.json;

import dev.mockssp.core.MessageText;
import tools.jackson.databind.JsonNode;

/** A JSON value as it stands in a message: short and on one line. */
public final class JsonText {

    private JsonText() {}

    /** @return the value; of an object or an array only which of both it is */
    public static String of(JsonNode value) {
        if (value.isString()) {
            return MessageText.quoted(value.asString());
        }
        if (value.isObject()) {
            return "an object";
        }
        return value.isArray() ? "an array" : MessageText.shortened(value.toString(), MessageText.MAX_LENGTH);
    }

    /** @return the value after its type, such as {@code the number 3} */
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
