package dev.mockssp.json;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads single values of JSON bodies. */
public final class JsonPointers {

    private JsonPointers() {}

    public static Optional<String> at(byte[] body, String pointer) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode found = Json.readBody(body).at(pointer);
            return found.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(found.isString() ? found.stringValue() : found.toString());
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
