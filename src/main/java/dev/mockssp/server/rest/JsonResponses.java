package dev.mockssp.server.rest;

import dev.mockssp.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON responses of the admin API. */
public final class JsonResponses {

    private JsonResponses() {}

    public static void json(Context ctx, JsonNode value) {
        head(ctx).result(Json.write(value));
    }

    /**
     * Writes an object whose last field is a list that may be long. It consumes the stream entry by entry, when the
     * client has read the entries before, so that only some entries are in memory at a time.
     */
    public static void stream(Context ctx, ObjectNode first, String name, Stream<? extends JsonNode> entries) {
        write(head(ctx), json -> {}, first, name, entries, json -> {});
    }

    /** Writes the object of {@link #stream} as the only field of another object. */
    public static void streamWithin(
            Context ctx, String outer, ObjectNode first, String name, Stream<? extends JsonNode> entries) {
        write(
                head(ctx),
                json -> {
                    json.writeStartObject();
                    json.writeName(outer);
                },
                first,
                name,
                entries,
                JsonGenerator::writeEndObject);
    }

    private static void write(
            Context ctx,
            Consumer<JsonGenerator> before,
            ObjectNode first,
            String name,
            Stream<? extends JsonNode> entries,
            Consumer<JsonGenerator> after) {
        write(ctx, writer -> {
            JsonGenerator json = Json.MAPPER.createGenerator(writer);
            Runnable head = () -> {
                before.accept(json);
                begin(json, first, name);
            };
            Runnable tail = () -> {
                json.writeEndArray();
                json.writeEndObject();
                after.accept(json);
                json.flush();
            };
            return concat(
                    head,
                    entries.map(entry -> () -> {
                        json.writeTree(entry);
                        json.flush();
                    }),
                    tail);
        });
    }

    private static void begin(JsonGenerator json, ObjectNode first, String name) {
        json.writeStartObject();
        first.forEachEntry((field, value) -> {
            json.writeName(field);
            json.writeTree(value);
        });
        json.writeName(name);
        json.writeStartArray();
    }

    private static Stream<Runnable> concat(Runnable first, Stream<Runnable> middle, Runnable last) {
        return Stream.concat(Stream.concat(Stream.of(first), middle), Stream.of(last));
    }

    /** Writes JSON Lines: one line for each value. */
    public static void lines(Context ctx, Stream<? extends JsonNode> values) {
        write(head(ctx).contentType("application/jsonl"), writer -> values.map(value -> () -> line(writer, value)));
    }

    private static void line(Writer writer, JsonNode value) {
        try {
            writer.append(value.toString()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Context ctx, Function<Writer, Stream<Runnable>> steps) {
        PartsWriter.of(ctx).writeParts(new WrittenParts(steps));
    }

    private static Context head(Context ctx) {
        return ctx.contentType("application/json").header("Cache-Control", "no-store");
    }
}
