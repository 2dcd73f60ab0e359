package dev.mockssp.json;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every text in a JSON value. */
public final class JsonStrings {

    private JsonStrings() {}

    /** @return the value with each text replaced; the names of fields stay */
    public static JsonNode map(JsonNode value, UnaryOperator<String> change) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            object.forEachEntry((name, field) -> copy.set(name, map(field, change)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            array.forEach(item -> copy.add(map(item, change)));
            return copy;
        }
        return value.isString() ? Json.MAPPER.getNodeFactory().stringNode(change.apply(value.stringValue())) : value;
    }

    /** Hands over each text. */
    static void forEach(JsonNode value, Consumer<String> action) {
        value.stringValueOpt().ifPresent(action);
        value.forEach(child -> forEach(child, action));
    }
}
