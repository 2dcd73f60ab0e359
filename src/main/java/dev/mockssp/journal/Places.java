package dev.mockssp.journal;

import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks into bodies. */
final class Places {

    private Places() {}

    static Optional<String> at(byte[] body, String pointer) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode found = Wire.read(body).at(pointer);
            return found.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(found.isString() ? found.stringValue() : found.toString());
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
