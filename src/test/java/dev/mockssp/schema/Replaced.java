package dev.mockssp.schema;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces one value of a document. */
final class Replaced {

    private Replaced() {}

    /** Changes the document; missing parents are created, as an array where an index follows. */
    static JsonNode at(JsonNode document, String pointer, String value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = document;
        JsonPointer way = place;
        while (way.tail() != null && !way.tail().matches()) {
            parent = child(parent, way);
            way = way.tail();
        }
        put(parent, way, Json.read(value.getBytes(StandardCharsets.UTF_8)));
        return document;
    }

    private static JsonNode child(JsonNode parent, JsonPointer way) {
        if (parent instanceof ArrayNode array) {
            return array.get(way.getMatchingIndex());
        }
        ObjectNode object = (ObjectNode) parent;
        if (!object.has(way.getMatchingProperty())) {
            object.set(
                    way.getMatchingProperty(),
                    way.tail().mayMatchElement() ? Json.MAPPER.createArrayNode() : Json.MAPPER.createObjectNode());
        }
        return object.get(way.getMatchingProperty());
    }

    private static void put(JsonNode parent, JsonPointer way, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.insert(way.getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(way.getMatchingProperty(), value);
        }
    }
}
