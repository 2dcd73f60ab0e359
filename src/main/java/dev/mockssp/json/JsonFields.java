package dev.mockssp.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads optional fields of an object that is valid against its schema. A null field counts as absent. */
public final class JsonFields {

    private JsonFields() {}

    public static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    public static OptionalInt integer(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() ? OptionalInt.of(value.decimalValue().intValueExact()) : OptionalInt.empty();
    }

    public static Optional<Boolean> flag(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    public static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> item) {
        JsonNode array = object.path(name);
        if (array.isEmpty()) {
            return List.of();
        }
        List<T> list = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            list.add(item.apply(array.get(i)));
        }
        return list;
    }
}
