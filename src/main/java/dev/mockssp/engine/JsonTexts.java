package dev.mockssp.engine;

import dev.mockssp.wire.Wire;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every text in a JSON value. */
final class JsonTexts {

    private JsonTexts() {}

    /** @return the value with each text replaced; the names of fields stay */
    static JsonNode map(JsonNode value, UnaryOperator<String> change) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Wire.MAPPER.createObjectNode();
            object.forEachEntry((name, field) -> copy.set(name, map(field, change)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = Wire.MAPPER.createArrayNode();
            array.forEach(item -> copy.add(map(item, change)));
            return copy;
        }
        return value.isString() ? Wire.MAPPER.getNodeFactory().stringNode(change.apply(value.stringValue())) : value;
    }

    /** Hands over each text. */
    static void forEach(JsonNode value, Consumer<String> action) {
        value.stringValueOpt().ifPresent(action);
        value.forEach(child -> forEach(child, action));
    }
}
