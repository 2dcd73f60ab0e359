package dev.mockssp.contract;

import dev.mockssp.json.Json;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates minimal request bodies: the required properties, with the examples of the schema. */
final class RequestExamples {

    private final JsonNode schema;

    RequestExamples(JsonNode schema) {
        this.schema = schema;
    }

    /** A body of the kind that the schema's condition names, or of the only kind if there is no condition. */
    ObjectNode usual() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        Stream.concat(names(schema), names(schema.path("then")))
                .forEach(name -> body.set(name, example(schema.at("/properties/" + name))));
        schema.at("/if/properties").forEachEntry((name, tested) -> body.set(name, tested.path("const")));
        return body;
    }

    /** A body of the other kind: the property in the condition has a value that the condition does not name. */
    ObjectNode other() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        names(schema).forEach(name -> body.set(name, example(schema.at("/properties/" + name))));
        schema.at("/if/properties")
                .forEachEntry((name, tested) -> schema.at("/properties/" + name + "/enum")
                        .valueStream()
                        .filter(value -> !value.equals(tested.path("const")))
                        .findFirst()
                        .ifPresent(value -> body.set(name, value)));
        return body;
    }

    /** A body of the usual kind with a wrong shape: its first list or object is a string instead. */
    ObjectNode misshapen() {
        ObjectNode body = usual();
        String name = body.propertyStream()
                .filter(field -> field.getValue().isContainer())
                .findFirst()
                .orElseThrow()
                .getKey();
        return body.put(name, "neither a list nor an object");
    }

    private static Stream<String> names(JsonNode object) {
        return object.path("required").valueStream().map(JsonNode::stringValue);
    }

    private JsonNode example(JsonNode given) {
        JsonNode about =
                given.has("$ref") ? schema.at(given.path("$ref").stringValue().substring(1)) : given;
        for (JsonNode ready : List.of(about.at("/examples/0"), about.path("const"), about.at("/enum/0"))) {
            if (!ready.isMissingNode()) {
                return ready;
            }
        }
        return switch (about.path("type").stringValue()) {
            case "object" -> {
                ObjectNode object = Json.MAPPER.createObjectNode();
                names(about).forEach(name -> object.set(name, example(about.at("/properties/" + name))));
                yield object;
            }
            case "array" -> Json.MAPPER.createArrayNode().add(example(about.path("items")));
            default -> throw new IllegalStateException("no example of " + about);
        };
    }
}
