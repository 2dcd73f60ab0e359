package dev.mockssp.server.rest;

import dev.mockssp.json.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON responses of the admin API. */
public final class JsonResponses {

    private JsonResponses() {}

    public static void json(Context ctx, JsonNode value) {
        head(ctx).result(Json.write(value));
    }

    /**
     * Writes an object whose last field is a list that may be long. It makes some entries when the client has read
     * those before, so that few are in memory at a time.
     *
     * @param first the other fields; their names and the list's need no escape in JSON
     * @param values the values of the list
     * @param toJson makes the JSON of a value
     */
    public static <T> void stream(
            Context ctx, ObjectNode first, String name, List<T> values, Function<T, ? extends JsonNode> toJson) {
        PartsWriter.of(head(ctx)).writeParts(new JsonParts<>(Optional.empty(), first, name, values, toJson));
    }

    /** Writes the object of {@link #stream} as the only field of another object. */
    public static <T> void streamWithin(
            Context ctx,
            String outer,
            ObjectNode first,
            String name,
            List<T> values,
            Function<T, ? extends JsonNode> toJson) {
        PartsWriter.of(head(ctx)).writeParts(new JsonParts<>(Optional.of(outer), first, name, values, toJson));
    }

    private static final class JsonParts<T> extends WrittenParts<T> {
        private final Optional<String> outer;
        private final ObjectNode first;
        private final String name;
        private final Function<T, ? extends JsonNode> toJson;

        private JsonParts(
                Optional<String> outer,
                ObjectNode first,
                String name,
                List<T> values,
                Function<T, ? extends JsonNode> toJson) {
            super(values);
            this.outer = outer;
            this.first = first;
            this.name = name;
            this.toJson = toJson;
        }

        @Override
        void begin(StringBuilder text) {
            outer.ifPresent(field -> text.append("{\"").append(field).append("\":"));
            text.append('{');
            first.forEachEntry((field, value) -> text.append('"')
                    .append(field)
                    .append("\":")
                    .append(json(value))
                    .append(','));
            text.append('"').append(name).append("\":[");
        }

        @Override
        void write(StringBuilder text, int index, T value) {
            text.append(index == 0 ? "" : ",").append(json(toJson.apply(value)));
        }

        @Override
        void end(StringBuilder text) {
            text.append(outer.isPresent() ? "]}}" : "]}");
        }
    }

    /** Writes JSON Lines: one line for each value, as {@link #stream} does. */
    public static <T> void lines(Context ctx, List<T> values, Function<T, ? extends JsonNode> toJson) {
        PartsWriter.of(head(ctx).contentType("application/jsonl")).writeParts(new WrittenParts<>(values) {
            @Override
            void begin(StringBuilder text) {}

            @Override
            void write(StringBuilder text, int index, T value) {
                text.append(json(toJson.apply(value))).append('\n');
            }

            @Override
            void end(StringBuilder text) {}
        });
    }

    private static String json(JsonNode value) {
        return Json.MAPPER.writeValueAsString(value);
    }

    private static Context head(Context ctx) {
        return ctx.contentType("application/json").header("Cache-Control", "no-store");
    }
}
