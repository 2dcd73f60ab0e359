package dev.mockssp.json;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Visits all strings in a JSON value. Field names are not included. */
public final class JsonStrings {

    private JsonStrings() {}

    /** @return a copy of the value with each string replaced */
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

    /** Passes each string to the action. */
    static void forEach(JsonNode value, Consumer<String> action) {
        value.stringValueOpt().ifPresent(action);
        value.forEach(child -> forEach(child, action));
    }
}
